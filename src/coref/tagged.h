// The article's words with their parts of speech, as the learned decisions see them.
//
// In: one passage. Out: a Page, scratch of this stage, never stored. The tags (universal parts of speech) are guessed
// here, left to right, by a linear model; the language core's tags can take their place (Page::tag).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "coref/linear.h"
#include "doc/document.h"

namespace whosays::coref {

enum Tag : std::uint8_t {
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
  kTags
};

/// Stands for the words beyond a sentence's ends.
inline constexpr std::uint32_t kOutside = 0xABCD;

struct Page {
  std::string_view text;
  const Passage* passage = nullptr;
  std::vector<std::string> lower;   ///< each word in lower case (ASCII)
  std::vector<std::uint32_t> hash;  ///< of `lower`
  std::vector<std::uint8_t> shape;  ///< 0 small, 1 Capital, 2 CAPITALS, 3 digit, 4 mark, 5 other
  std::vector<std::uint32_t> sentence;
  std::vector<std::uint8_t> tag;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(hash.size()); }
  [[nodiscard]] Span span(std::uint32_t i) const { return passage->words.span[i]; }
  [[nodiscard]] Span span(std::uint32_t first, std::uint32_t end) const {
    return {passage->words.span[first].begin, passage->words.span[end - 1].end};
  }
  [[nodiscard]] const Sentence& sentence_row(std::uint32_t i) const { return passage->sentences.rows[sentence[i]]; }
  [[nodiscard]] bool is(std::uint32_t i, std::string_view word) const { return lower[i] == word; }
};

/// Words without tags.
Page page_of(std::string_view text, const Passage& passage);

/// Features of word i of a sentence [first, end) whose earlier words have tags.
void tag_features(const Page& page, std::uint32_t first, std::uint32_t end, std::uint32_t i, Features& out);

/// Tags every word.
void tag(Page& page, const Scorer& tagger);

}  // namespace whosays::coref
