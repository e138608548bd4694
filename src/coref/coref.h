// Actors: the person, organisation, place-as-actor or group behind names, short forms and pronouns of one article.
//
// Short forms join a longer name they are part of when only one fits; a source that is a pronoun is resolved
// only where one actor can be meant; other mentions join by learned links (learned.h). A wrong mouth is worse than a
// gap. Unnamed sources are not actors here and no pronoun of theirs is stored (DESIGN, rule 3).
#pragma once

#include <functional>
#include <vector>

#include "doc/document.h"
#include "doc/stage.h"

namespace whosays::coref {

struct SpeakerSource;
struct SpeakerCandidate;
struct Draft;

/// Called with each source whose speaker is chosen and those it could mean (speaker_choice.h), for training.
using SpeakerWatch =
    std::function<void(const SpeakerSource&, const std::vector<SpeakerCandidate>&, const std::vector<Draft>&)>;

inline constexpr StageInfo kStage{"actors", "names and short forms by rules, other mentions by learned links"};

/// Actors in order of first mention. Mentions hold names with the words that belong to them, short forms, roles ("the
/// commissioner"), descriptions and pronouns.
/// `by_rules` make the actors that have names; `names` help to find who else is spoken of.
Actors resolve(const Article& article, const Passage& text, const Passage& title, const Names& by_rules,
               const Names& names, const Attributions& attributions, const SpeakerWatch* watch = nullptr);

}  // namespace whosays::coref
