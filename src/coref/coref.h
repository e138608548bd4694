// Actors: the person, organisation, place-as-actor or group behind names, short forms and pronouns of one article.
//
// TRIAL: short forms join a longer name they are part of when only one fits; a pronoun is resolved only where one actor
// can be meant. Whatever is doubtful stays apart or open: a wrong mouth is worse than a gap. Unnamed sources are not
// actors here and no pronoun of theirs is stored (DESIGN, rule 3).
#pragma once

#include "doc/document.h"
#include "doc/stage.h"

namespace whosays::coref {

inline constexpr StageInfo kStage{"actors", StageState::trial, "names and short forms joined where only one fits"};

/// Actors in order of first mention. Mentions hold names, short forms, roles ("the commissioner") and those pronouns
/// that are the source of an attribution and can be resolved.
Actors resolve(const Article& article, const Passage& text, const Passage& title, const Names& names,
               const Attributions& attributions);

}  // namespace whosays::coref
