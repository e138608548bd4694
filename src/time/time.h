// Times: expressions of date, time, duration and set, with their values (ISO 8601 / TIMEX3).
//
// By a rule table that people can edit (lexicon/times.tsv) against the article's date of publication and the dates that
// the text has named before. What neither settles keeps its span and has no value. Figures: docs/notes/times.md.
#pragma once

#include "doc/document.h"
#include "doc/stage.h"

namespace whosays::time {

inline constexpr StageInfo kStage{"times", "expressions of date, time, duration and set by a rule table"};

/// Times of title and text in order (title first). `value` is empty where the text does not settle it.
Times find(const Article& article, const Passage& text, const Passage& title);

}  // namespace whosays::time
