// The same words in quotation marks in several articles: which quotations are one, which form is the earliest, how the
// others differ.
//
// Two quotations are one when most of their words stand in the same order (longest common subsequence of stems,
// Hirschberg 1975) and they share words that carry something. Which of two people with names said them plays no part,
// so that a wrong speaker does not hide a changed quotation. Words that nobody with a name is read to have said are
// compared only between articles of which one is made from the other: elsewhere that would compare unnamed sources by
// their wording (rule 3). Cost: linear, plus pairs that share a rare stem times their lengths.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "story/desk.h"

namespace whosays::story {

/// One run of words between quotation marks.
struct Quoted {
  ArticleIndex article = 0;
  Span span;                       ///< in the article's text, without its marks
  std::uint32_t line = 0;          ///< non-empty line of the text
  std::string words;               ///< as they stand
  std::vector<std::string> plain;  ///< lower case, one a word
  std::vector<std::string> stems;
  std::string receipt;   ///< of a statement's part that holds it; empty when there is none
  bool named = false;    ///< that statement's source has a name
  bool unnamed = false;  ///< it has none
};

/// Quotations of an article with at least kFewestQuoted words, in the order of the text.
inline constexpr std::size_t kFewestQuoted = 4;
std::vector<Quoted> quotations_of(const Desk& desk, ArticleIndex article);

/// How two quotations compare.
enum class Wording : std::uint8_t {
  other,    ///< not the same quotation
  same,     ///< the same words, or a part of them that ends where a clause of the longer one ends
  cut,      ///< the same words, broken off inside a sentence of the longer one
  changed,  ///< other words in it
};
/// `later` against the earlier form.
Wording compare(const Quoted& earlier, const Quoted& later);

/// Quotations that are one, the earliest form first: by date of the article; a copy that a machine has altered comes
/// behind every other (it gives no claim its wording). Only families of two articles or more.
struct QuotationFamily {
  std::vector<Quoted> members;
};
std::vector<QuotationFamily> quotation_families(const Desk& desk, const std::vector<ArticleRelation>& relations);

}  // namespace whosays::story
