// Text for a terminal: widths, wrapping, labels and tables, and what hostile text may not do there.
#include "base/layout.h"

#include <gtest/gtest.h>

#include <random>

#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::layout {
namespace {

using Lines = std::vector<std::string>;

TEST(Layout, Widths) {
  EXPECT_EQ(width_of(""), 0U);
  EXPECT_EQ(width_of("abc"), 3U);
  EXPECT_EQ(width_of("Škoda"), 5U);
  EXPECT_EQ(width_of("e\u0301"), 1U) << "a combining accent takes no column";
  EXPECT_EQ(width_of("港口"), 4U);
  EXPECT_EQ(width_of("ｆ"), 2U) << "full width";
  EXPECT_EQ(width_of("\U0001F6A2"), 2U);
  EXPECT_EQ(width_of("a\u200Db"), 2U) << "a joiner takes no column";
}

TEST(Layout, Wraps) {
  EXPECT_EQ(wrapped("", 10), Lines{""});
  EXPECT_EQ(wrapped("   ", 10), Lines{""});
  EXPECT_EQ(wrapped("one two three", 7), (Lines{"one two", "three"}));
  EXPECT_EQ(wrapped("one two three", 6), (Lines{"one", "two", "three"}));
  EXPECT_EQ(wrapped(" one \t two ", 20), Lines{"one two"});
  EXPECT_EQ(wrapped("one\ntwo\n\nthree", 20), (Lines{"one", "two", "", "three"}));
  EXPECT_EQ(wrapped("a verylongword b", 4), (Lines{"a", "very", "long", "word", "b"}));
  EXPECT_EQ(wrapped("longword b", 4), (Lines{"long", "word", "b"}));
  EXPECT_EQ(wrapped("abcdefg hi", 4), (Lines{"abcd", "efg", "hi"}));
  EXPECT_EQ(wrapped("港口港口港", 4), (Lines{"港口", "港口", "港"}));
  EXPECT_EQ(wrapped("港口港", 3), (Lines{"港", "口", "港"})) << "a wide character is never halved";
  EXPECT_EQ(wrapped("ab", 0), (Lines{"a", "b"})) << "no width is one column";
  EXPECT_EQ(wrapped("e\u0301e\u0301e\u0301", 2), (Lines{"e\u0301e\u0301", "e\u0301"})) << "marks stay on their letter";
  EXPECT_EQ(wrapped("港口", 1), (Lines{"港", "口"})) << "no empty line after pieces that came out even";
  EXPECT_EQ(wrapped("港 a", 1), (Lines{"港", "a"}));
  EXPECT_EQ(wrapped("a\n\n港口", 1), (Lines{"a", "", "港", "口"})) << "an empty line of the text stays";
  EXPECT_EQ(wrapped("港\u0301口", 1), (Lines{"港\u0301", "口"}));
  EXPECT_EQ(wrapped("\u0301 a", 4), Lines{"\u0301 a"}) << "a word of no width keeps its blank";
}

TEST(Layout, WrappedLinesFitAndKeepTheWords) {
  static constexpr std::string_view kWords[] = {"a", "of", "the", "ferry", "harbour", "港", "é", "commissioner’s"};
  for (unsigned seed = 0; seed < 400; ++seed) {
    std::mt19937 random(seed);
    std::string text;
    for (auto i = random() % 30; i > 0; --i) text += std::string(kWords[random() % 8]) + (random() % 3 ? " " : "  ");
    const std::size_t width = 14 + random() % 30;  // no word is longer
    const Lines lines = wrapped(text, width);
    ASSERT_EQ(joined(lines, " "), blanks_collapsed(text));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      ASSERT_LE(width_of(lines[i]), width) << lines[i];
      if (i == 0) continue;
      const std::string_view first = split(lines[i], ' ').front();
      ASSERT_GT(width_of(lines[i - 1]) + 1 + width_of(first), width) << first << " had room on the line before";
    }
  }
}

TEST(Layout, LongWordsNeitherOverflowNorLoseALetter) {
  for (std::size_t width = 1; width < 12; ++width) {
    for (std::size_t length = 1; length < 40; ++length) {
      std::string word;
      for (std::size_t i = 0; i < length; ++i) word += static_cast<char>('a' + i % 26);
      std::string all;
      for (const std::string& line : wrapped("x " + word + " y", width)) {
        ASSERT_LE(line.size(), width);
        all += line;
      }
      std::erase(all, ' ');
      ASSERT_EQ(all, "x" + word + "y");
    }
  }
}

TEST(Layout, LabelsStandBesideTheirText) {
  EXPECT_EQ(labelled("ANSWERS", "Odel, emailed statement: DENIES this point\nBrandt: no answer found", 14, 80),
            "ANSWERS       Odel, emailed statement: DENIES this point\n              Brandt: no answer found\n");
  EXPECT_EQ(labelled("GAP", "one two three four", 5, 20), "GAP  one two three\n     four\n");
  EXPECT_EQ(labelled("GAP", "", 5, 20), "GAP\n");
  EXPECT_EQ(labelled("TOO LONG", "x", 5, 20), "TOO… x\n") << "no blank before the ellipsis";
  EXPECT_EQ(labelled("A", "one two three", 4, 5), "A   one two\n    three\n") << "the text keeps ten columns";
}

TEST(Layout, ElidesAndFits) {
  EXPECT_EQ(elided("harbour", 7), "harbour");
  EXPECT_EQ(elided("harbour", 6), "harbo…");
  EXPECT_EQ(elided("the harbour", 5), "the…") << "no blank before the ellipsis";
  EXPECT_EQ(elided("harbour", 1), "…");
  EXPECT_EQ(elided("harbour", 0), "");
  EXPECT_EQ(elided("港口港", 4), "港…");
  EXPECT_EQ(elided("港 a harbour", 2), "…") << "no room for half a wide character";
  EXPECT_EQ(elided("港 a harbour", 3), "港…");
  EXPECT_EQ(elided("two\nlines", 20), "two lines");
  EXPECT_EQ(fitted("ab", 5), "ab   ");
  EXPECT_EQ(fitted("", 3), "   ");
  for (std::size_t width = 0; width < 12; ++width) EXPECT_EQ(width_of(fitted("a harbour", width)), width);
  for (std::size_t width = 0; width < 12; ++width)
    EXPECT_EQ(width_of(fitted("港 a 港口", width)), width) << "padded where a wide character has no room";
}

TEST(Layout, Tables) {
  EXPECT_EQ(table({}, 0, 40), "");
  EXPECT_EQ(table({{"outlet", "says"}, {"Callis Courier", "no"}}, 9, 40), "outlet          says\nCallis Courier  no\n");
  const std::string cut = table({{"1", "a claim that is longer than there is room for", "day"}}, 1, 30);
  EXPECT_TRUE(cut.starts_with("1  a claim that is") && cut.ends_with("…  day\n")) << cut;
  EXPECT_EQ(table({{"a", "b"}, {"only one"}, {}}, 9, 40), "a         b\nonly one\n\n") << "rows may be short";
}

TEST(Layout, TablesKeepTheirWidth) {
  for (std::size_t width = 40; width <= 95; ++width) {  // the row is 95 columns wide when nothing is elided
    const std::string out =
        table({{"12 May", "The commissioner denied asking anybody for a delay of the report, ever.", "Callis Courier"}},
              1, width);
    ASSERT_TRUE(out.ends_with("Courier\n")) << out;
    ASSERT_EQ(width_of(out.substr(0, out.size() - 1)), width) << "the stretched column takes all that is left: " << out;
  }
}

TEST(Layout, NothingHostileReachesTheTerminal) {
  const std::string hostile = "a\x1B[2Jb\u202Ec\x07\u009Bd\re";
  const auto is_safe = [](std::string_view text) {
    for (std::size_t at = 0; at < text.size(); at += utf8::decode(text, at).length)
      if (utf8::is_unsafe_to_show(utf8::decode(text, at).point)) return false;
    return true;
  };
  ASSERT_FALSE(is_safe(hostile));
  EXPECT_TRUE(is_safe(joined(wrapped(hostile, 10), "\n")));
  EXPECT_TRUE(is_safe(labelled(hostile, hostile, 10, 30)));
  EXPECT_TRUE(is_safe(fitted(hostile, 30)));
  EXPECT_TRUE(is_safe(elided(hostile, 5)));
  EXPECT_TRUE(is_safe(table({{hostile, hostile}}, 0, 40)));
  EXPECT_EQ(elided("a\x1B", 20), "a<U+001B>");
}

}  // namespace
}  // namespace whosays::layout
