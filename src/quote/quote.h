// Quotes: which words stand in quotation marks, and which source, cue and content belong together.
//
// By a trained net (label_net.h), beside it quotation structure, a cue lexicon (lexicon/cues.tsv) and chunks; in titles
// what it finds is held against their own grammar (headline_reading.h). What the language core does not read has the
// word lists alone.
#pragma once

#include <cstdint>
#include <span>

#include "doc/document.h"
#include "doc/stage.h"
#include "quote/label_net.h"
#include "quote/sureness.h"

namespace whosays::quote {

inline constexpr StageInfo kQuotationStage{"quotes", "quotation marks, nesting, continuation over paragraphs"};
inline constexpr StageInfo kAttributionStage{"attributions",
                                             "source, cue and content by a trained net, a cue lexicon and chunks"};

/// Quotations of one string, outermost and nested, in order of their opening mark.
Quotations quotations(const Sentences& sentences, const Tokens& tokens);

/// What the trained reading needs: the net, and the language core's states of the words.
struct Learned {
  const LabelNet* net = nullptr;  ///< null: word lists alone
  std::span<const std::int8_t> states;
  const ReadingWatch* watch = nullptr;  ///< for the trainer (train/statements/sure)
  std::span<const std::int8_t> title_states;
};

/// `title` is one sentence where only bars parted it (joined_headline.h). Attributions of title and text, in order of
/// their first span (title first), outer ones before inner ones.
Attributions attributions(const Article& article, const Passage& text, const Passage& title,
                          const Learned& learned = {});

}  // namespace whosays::quote
