// Quotes: which words stand in quotation marks, and which source, cue and content belong together.
//
// TRIAL by quotation structure, a cue lexicon (lexicon/cues.tsv) and chunks; a trained labeller comes behind the same
// two functions.
#pragma once

#include <string_view>

#include "doc/document.h"
#include "doc/stage.h"

namespace whosays::quote {

inline constexpr StageInfo kQuotationStage{"quotes", StageState::built,
                                           "quotation marks, nesting, continuation over paragraphs"};
inline constexpr StageInfo kAttributionStage{"attributions", StageState::trial,
                                             "source, cue and content by a cue lexicon and chunks"};

/// Quotations of one string, outermost and nested, in order of their opening mark.
Quotations quotations(const Sentences& sentences, const Tokens& tokens);

/// Attributions of title and text, in order of their first span (title first).
Attributions attributions(const Article& article, const Passage& text, const Passage& title);

}  // namespace whosays::quote
