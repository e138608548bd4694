// The learned half of the stage: pronouns, descriptions and repeated names join the actors that the rules for names
// have made, and people, bodies and places that are spoken of twice without being in the cast become actors of their
// own, with a name or without.
//
// Wrong is worse than open where somebody's words are at stake: a pronoun or description that is a source joins only
// where the rules say so, or a link that is as good as sure and has no rival. Somebody unnamed who is a source keeps no
// pronoun at all (DESIGN, rule 3).
#pragma once

#include "coref/mentions.h"
#include "coref/ranker.h"
#include "coref/speaker_choice.h"

namespace whosays::coref {

inline constexpr float kLeastMargin = -0.5F;  ///< of a phrase that is looked at

/// What decides: the embedded tables, or the trainer's floats.
struct Judges {
  const Scorer& phrases;
  LinkScorers links;
  RankerSettings settings;
};

/// Persons and organisations by name with their roles: what the rules say, before anything learned.
Cast cast_of_names(const Scene& scene);

/// What follows the links, where it is asked for.
struct SpeakerStep {
  const Steps& steps;
  const SpeakerWatch* watch;
};

/// Adds mentions and actors of the text; the title stays as the rules have read it.
void add_learned(const Scene& scene, const Judges& judges, Cast& cast, const SpeakerStep* then = nullptr);

/// The same with the embedded model; then whom sources mean is chosen.
void add_learned(const Scene& scene, const Steps& steps, Cast& cast, const SpeakerWatch* watch);

}  // namespace whosays::coref
