// Times: expressions of date, time, duration and set, with their values (ISO 8601 / TIMEX3).
//
// TRIAL by a rule table (lexicon/times.tsv) against the article's date of publication.
#pragma once

#include "doc/document.h"
#include "doc/stage.h"

namespace whosays::time {

inline constexpr StageInfo kStage{"times", StageState::trial, "dates and relative days by a rule table"};

/// Times of title and text in order (title first). `value` is empty where the text does not settle it.
Times find(const Article& article, const Passage& text, const Passage& title);

}  // namespace whosays::time
