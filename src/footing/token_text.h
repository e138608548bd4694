// Looking things up in a passage's tokens: ranges of spans, fixed phrases, words of a list.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "base/one_of.h"
#include "doc/document.h"
#include "lexicon/phrase_index.h"

namespace whosays::footing {

/// Half-open range of tokens.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] bool holds(std::uint32_t at) const { return begin <= at && at < end; }
};

/// A preposition of closed_class.tsv.
bool is_preposition(std::string_view word);

/// The tokens that begin inside a span.
TokenRange tokens_of(const Passage& passage, Span span);

/// Bytes of a token range. Requires it not to be empty.
Span span_of(const Passage& passage, TokenRange range);

/// A phrase of a list in the tokens, with its row in the list.
struct PhraseHit {
  std::size_t row = 0;
  TokenRange tokens;
};

/// The first phrase that begins in `range` and ends by `limit`.
std::optional<PhraseHit> first_phrase(const Passage& passage, TokenRange range, const lexicon::PhraseIndex& phrases);

/// The sentence that holds a byte; the sentence's tokens.
TokenRange sentence_tokens(const Passage& passage, std::uint32_t byte);

}  // namespace whosays::footing
