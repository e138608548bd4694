// What holds of the attributions of any text: random sentences of cues and marks, random bytes.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/test_effort.h"
#include "base/utf8.h"
#include "quote/attributions_test_support.h"

namespace whosays::quote {
namespace {

bool is_inside(Span inner, const std::vector<Span>& outer) {
  return std::any_of(outer.begin(), outer.end(), [&](Span o) { return o.contains(inner); });
}

/// Spans are words of the text and do not overlap inside an attribution; what is inside another lies in its content.
void expect_sound(const Document& d) {
  const std::string& text = d.article.text;
  const auto& rows = d.attributions.rows;
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    const Attribution& a = rows[row];
    const std::string& field = d.article.field(a.field);
    std::vector<Span> all;
    for (const Range range : {a.source, a.cue, a.content}) {
      const auto spans = spans_in(d, range);
      ASSERT_TRUE(std::is_sorted(spans.begin(), spans.end())) << text;
      all.insert(all.end(), spans.begin(), spans.end());
    }
    std::sort(all.begin(), all.end());
    for (std::size_t i = 0; i < all.size(); ++i) {
      ASSERT_FALSE(all[i].empty()) << text;
      ASSERT_LE(all[i].end, field.size()) << text;
      ASSERT_FALSE(utf8::is_continuation(field[all[i].begin])) << text;
      ASSERT_TRUE(i == 0 || !all[i].overlaps(all[i - 1])) << text << "\n" << attributions_in(a.field, d);
    }
    ASSERT_TRUE(!a.source.empty() || !a.content.empty()) << text << " says nothing of nobody";
    ASSERT_FALSE(a.cue_lemma.empty()) << text;
    ASSERT_FALSE(a.rule.empty()) << text;
    ASSERT_TRUE(a.confidence >= 0 && a.confidence <= 1) << text;
    if (!a.within.valid()) continue;
    ASSERT_LT(a.within.value, row) << text;
    const auto outer = spans_in(d, rows[a.within.value].content);
    for (const Span content : spans_in(d, a.content)) ASSERT_TRUE(is_inside(content, outer)) << text;
  }
}

TEST(AttributionsProperty, RandomSentences) {
  static constexpr std::string_view kPieces[] = {"Ana Vell",
                                                 "Odel",
                                                 "he",
                                                 "two officials",
                                                 "the council",
                                                 "said",
                                                 "told",
                                                 "denied",
                                                 "asked",
                                                 "whether",
                                                 "that",
                                                 "the ferry was safe",
                                                 "according to",
                                                 "declined to comment",
                                                 "on the report",
                                                 "adding",
                                                 "reportedly",
                                                 "is said to",
                                                 "could not be reached",
                                                 "as",
                                                 "put it",
                                                 "“",
                                                 "”",
                                                 "‘",
                                                 "’",
                                                 "\"",
                                                 ",",
                                                 ".",
                                                 ":",
                                                 "—",
                                                 "(",
                                                 ")",
                                                 "?",
                                                 "\n",
                                                 "and",
                                                 "not",
                                                 "on Tuesday",
                                                 "in a statement",
                                                 "1"};
  std::size_t found = 0;
  for (unsigned seed = 0; seed < tries(6000, 1500); ++seed) {
    std::mt19937 random(seed);
    std::string text;
    for (auto i = random() % 30; i > 0; --i)
      text += std::string(kPieces[random() % std::size(kPieces)]) + (random() % 8 == 0 ? "" : " ");
    const Document d = document_of(text, seed % 4 == 0 ? text.substr(0, text.find('\n')) : "");
    expect_sound(d);
    if (HasFatalFailure()) return;
    found += d.attributions.rows.size();
  }
  EXPECT_GT(found, 1000U) << "the texts give the patterns something to read";
}

TEST(AttributionsProperty, RandomBytesMadeValid) {
  for (unsigned seed = 0; seed < tries(2000, 500); ++seed) {
    std::mt19937 random(seed);
    std::string bytes = "Ana Vell said ";
    for (auto i = random() % 80; i > 0; --i) bytes += static_cast<char>(random() % (seed % 2 == 0 ? 256 : 128));
    expect_sound(document_of(utf8::repaired(bytes)));
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace whosays::quote
