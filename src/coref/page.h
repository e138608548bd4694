// The article's words as the learned decisions see them: forms, parts of speech, trees, one row a word.
//
// In: one passage with tags and trees. Out: a Page, scratch of this stage, never stored. O(words).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "coref/linear.h"
#include "doc/document.h"

namespace whosays::coref {

/// Stands for the words beyond a sentence's ends.
inline constexpr std::uint32_t kOutside = 0xABCD;
/// Stands for their tags.
inline constexpr std::uint32_t kNoTag = 31;
inline constexpr std::uint32_t kNoWord = 0xFFFFFFFFU;

struct Page {
  std::string_view text;
  const Passage* passage = nullptr;
  std::vector<std::string_view> lower;  ///< each word in lower case (ASCII); "’s" is "'s"
  std::vector<std::uint32_t> hash;      ///< of `lower`
  std::vector<std::uint32_t> lemma;     ///< hash of the lemma
  std::vector<std::uint8_t> shape;      ///< 0 small, 1 Capital, 2 CAPITALS, 3 digit, 4 mark, 5 other
  std::vector<std::uint32_t> sentence;
  // Of what hangs on a word, itself included: first word and one past the last.
  std::vector<std::uint32_t> left;
  std::vector<std::uint32_t> right;
  // The words that hang on it in order, as a chain; kNoWord ends it.
  std::vector<std::uint32_t> first_child;
  std::vector<std::uint32_t> next_sibling;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(hash.size()); }
  [[nodiscard]] Upos tag(std::uint32_t i) const { return passage->tags.upos[i]; }
  [[nodiscard]] std::uint32_t head(std::uint32_t i) const { return passage->trees.head[i]; }
  [[nodiscard]] Relation relation(std::uint32_t i) const { return passage->trees.relation[i]; }
  [[nodiscard]] Span span(std::uint32_t i) const { return passage->words.span[i]; }
  [[nodiscard]] Span span(std::uint32_t first, std::uint32_t end) const {
    return {passage->words.span[first].begin, passage->words.span[end - 1].end};
  }
  [[nodiscard]] const Sentence& sentence_row(std::uint32_t i) const { return passage->sentences.rows[sentence[i]]; }
  [[nodiscard]] bool is(std::uint32_t i, std::string_view word) const { return lower[i] == word; }
};

/// Requires that the passage has tags and trees.
Page page_of(std::string_view text, const Passage& passage);

}  // namespace whosays::coref
