// Whom a pronoun or description that is a source means, by what was learned of all that the rules and links know:
// boosted trees over the signs of each actor (lexicon/speaker_trees.tsv, made by train/coref/run_speakers). It settles
// sources that rules and links left open, and opens some that they settled.
#pragma once

#include "coref/coref.h"
#include "coref/speaker_pairs.h"

namespace whosays::coref {

/// What the choice is made from.
struct SpeakerGround {
  const Scene& scene;
  const Page& page;
  const std::vector<MentionRow>& rows;
  const LinkSigns& links;
  const Steps& steps;
};

/// Where somebody watches, nothing is changed.
void choose_speakers(const SpeakerGround& ground, Cast& cast, const SpeakerWatch* watch);

}  // namespace whosays::coref
