#include "footing/token_text.h"

#include <algorithm>

#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {

TokenRange tokens_of(const Passage& passage, Span span) {
  const auto& spans = passage.tokens.span;
  const auto at_or_after = [&](std::uint32_t byte) {
    return static_cast<std::uint32_t>(
        std::lower_bound(spans.begin(), spans.end(), byte,
                         [](const Span& s, std::uint32_t value) { return s.begin < value; }) -
        spans.begin());
  };
  return {at_or_after(span.begin), at_or_after(span.end)};
}

Span span_of(const Passage& passage, TokenRange range) {
  return {passage.tokens.span[range.begin].begin, passage.tokens.span[range.end - 1].end};
}

std::optional<PhraseHit> first_phrase(const Passage& passage, TokenRange range, const lexicon::PhraseIndex& phrases) {
  const auto lower = [&](std::uint32_t i) { return passage.tokens.lower_at(i); };
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (const auto match = phrases.match(i, range.end, lower)) return PhraseHit{match->row, {i, match->end}};
  return std::nullopt;
}

TokenRange sentence_tokens(const Passage& passage, std::uint32_t byte) {
  const TokenRange at = tokens_of(passage, {byte, byte});
  if (at.begin >= passage.tokens.size()) return {};
  const Sentence& sentence = passage.sentences.rows[passage.tokens.sentence[at.begin]];
  return {sentence.first_token, sentence.end_token};
}

bool is_preposition(std::string_view word) {
  static const auto words = [] {
    WordBag out;
    const lexicon::Table table("closed_class.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (table.at(row, "class") == "prep") out.insert(table.at(row, "word"));
    return out;
  }();
  return words.contains(word);
}

}  // namespace whosays::footing
