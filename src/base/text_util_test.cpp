// Trimming, splitting and joining, compared with the plainest way to write them on every short text.
#include "base/text_util.h"
#include "base/slip.h"
#include "base/subsequence.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace whosays {
namespace {

/// Words between blanks, the slow way: code point by code point.
std::vector<std::string> words_of_text(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    if (!utf8::is_space(d.point)) {
      utf8::append(words.back(), d.point);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
    at += d.length;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

TEST(TextUtil, EveryShortText) {
  static constexpr std::string_view kPieces[] = {" ", "a", "\n", "\u00A0", "é", "\u200B"};
  for (unsigned n = 0; n < 6 * 6 * 6 * 6 * 6; ++n) {
    std::string text;
    for (unsigned rest = n; rest > 0; rest /= 6) text += kPieces[rest % 6];
    const std::vector<std::string> words = words_of_text(text);
    std::string expected;
    for (const std::string& word : words) expected += (expected.empty() ? "" : " ") + word;
    ASSERT_EQ(blanks_collapsed(text), expected);
    const std::string_view inner = trimmed(text);
    ASSERT_EQ(blanks_collapsed(inner), expected);
    ASSERT_NE(text.find(inner), std::string::npos);
    if (words.empty()) {
      ASSERT_TRUE(inner.empty());
    } else {
      ASSERT_TRUE(inner.starts_with(words.front()) && inner.ends_with(words.back())) << text;
    }
  }
}

TEST(TextUtil, TrimsBlanksOfUnicode) {
  EXPECT_EQ(trimmed(" \t\r\n a b \u3000\uFEFF"), "a b");
  EXPECT_EQ(trimmed(""), "");
  EXPECT_EQ(trimmed("\u2003é\u2003"), "é");
}

TEST(TextUtil, SplitsKeepingEmptyPieces) {
  using Pieces = std::vector<std::string_view>;
  EXPECT_EQ(split("", ','), Pieces{""});
  EXPECT_EQ(split("a", ','), Pieces{"a"});
  EXPECT_EQ(split(",a,,b,", ','), (Pieces{"", "a", "", "b", ""}));
  EXPECT_EQ(split("é\n“", '\n'), (Pieces{"é", "“"}));
}

TEST(TextUtil, Joins) {
  EXPECT_EQ(joined({}, ", "), "");
  EXPECT_EQ(joined({"a"}, ", "), "a");
  EXPECT_EQ(joined({"a", "b", "c"}, ", "), "a, b, c");
  EXPECT_EQ(joined({"a", "b"}, ""), "ab");
  EXPECT_EQ(joined({"", "a"}, ","), ",a") << "an empty part is a part";
  EXPECT_EQ(joined({"a", "", "b", ""}, ","), "a,,b,");
  for (const char* text : {",a", "a,", ",", "a,,b", ",,"}) {
    const auto pieces = split(text, ',');
    EXPECT_EQ(joined({pieces.begin(), pieces.end()}, ","), text) << "the inverse of split";
  }
}

TEST(Slip, OneLetterOrTwoThatChangedPlaces) {
  for (const auto& [a, b] : {std::pair("odel", "odell"), {"odeel", "odel"}, {"velling", "valling"}, {"holm", "homl"}}) {
    EXPECT_TRUE(one_slip_apart(a, b)) << a << b;
    EXPECT_TRUE(one_slip_apart(b, a)) << a << b;
  }
  for (const auto& [a, b] : {std::pair("odel", "odel"), {"odel", "odels"}, {"odel", "audel"}, {"", "ab"}, {"ab", "cd"}})
    EXPECT_FALSE(one_slip_apart(a, b)) << a << b;
}

TEST(CommonSubsequence, CountsWhatBothHaveInOrder) {
  const auto length = [](std::string_view a, std::string_view b, std::size_t most = 100) {
    return common_subsequence<char>(a, b, most);
  };
  EXPECT_EQ(length("", "abc"), 0U);
  EXPECT_EQ(length("abc", "abc"), 3U);
  EXPECT_EQ(length("xaxbxc", "abyc"), 3U);
  EXPECT_EQ(length("ab", "ba"), 1U) << "order counts";
  EXPECT_EQ(length("aaa", "a"), 1U) << "each member once";
  EXPECT_EQ(length("xxab", "abxx", 2), 0U) << "behind `most` nothing is looked at";
}

}  // namespace
}  // namespace whosays
