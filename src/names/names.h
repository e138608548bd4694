// Names: where people, organisations and places are named.
//
// TRIAL by capitals and word lists (lexicon/names_*.txt); the language core replaces it behind the same function.
#pragma once

#include "doc/document.h"
#include "doc/stage.h"

namespace whosays::names {

inline constexpr StageInfo kStage{"names", StageState::trial, "capitalised names with types by word lists"};

/// Names of title and text, in order (title first). Never overlapping inside one field.
Names find(const Article& article, const Passage& text, const Passage& title);

}  // namespace whosays::names
