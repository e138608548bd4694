// The figures of the script's own self-test, on its own two sentences.
#include "eval/ud.h"

#include <gtest/gtest.h>

#include <sstream>

namespace whosays::eval {
namespace {

/// Rows with blanks for tabs, filled up to ten columns.
std::string rows(const std::string& text) {
  std::istringstream in(text);
  std::string out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') {
      out += line + "\n";
      continue;
    }
    std::istringstream cells(line);
    std::string cell;
    for (int i = 0; i < 10; ++i) {
      if (!(cells >> cell)) cell = "_";
      out += (i == 0 ? "" : "\t") + cell;
    }
    out += "\n";
  }
  return out;
}

const char* const kGoldTrees = R"(# text = Don't go.
1-2 Don't
1 Do do AUX VBP _ 3 aux
2 n't not PART RB _ 3 advmod
3 go go VERB VB _ 0 root _ SpaceAfter=No
3.1 gone go VERB VB
4 . . PUNCT . _ 3 punct

# text = We left.
1 We we PRON PRP _ 2 nsubj:pass
2 left leave VERB VBD _ 0 root _ SpaceAfter=No
3 . . PUNCT . _ 2 punct
)";

double f1(const UdScores& scores, std::string_view name) {
  for (std::size_t i = 0; i < UdScores::kNames.size(); ++i)
    if (UdScores::kNames[i] == name) return scores.figures[i].f1();
  return -1;
}

TEST(Ud, TheGoldItselfScoresAll) {
  const auto scores = score_ud(rows(kGoldTrees), rows(kGoldTrees));
  ASSERT_TRUE(scores.ok()) << scores.error().message;
  for (const UdFigure& figure : scores->figures) EXPECT_DOUBLE_EQ(figure.f1(), 100);
  EXPECT_EQ(scores->figures[0].gold, 6U);
  EXPECT_EQ(scores->figures[2].gold, 7U);
}

TEST(Ud, WordsThatDifferAreAlignedAround) {
  const auto scores = score_ud(rows(kGoldTrees), rows(R"(1 Don't do AUX VBP _ 2 aux
2 go go NOUN NN _ 0 root _ SpaceAfter=No
3 . . PUNCT . _ 2 punct
4 We we PRON PRP _ 5 nsubj
5 left. leave VERB VBD _ 2 parataxis)"));
  ASSERT_TRUE(scores.ok()) << scores.error().message;
  EXPECT_DOUBLE_EQ(f1(*scores, "tokens"), 72.73);
  EXPECT_DOUBLE_EQ(f1(*scores, "sentences"), 0);
  EXPECT_DOUBLE_EQ(f1(*scores, "words"), 50);
  EXPECT_DOUBLE_EQ(f1(*scores, "upos"), 33.33);
  EXPECT_DOUBLE_EQ(f1(*scores, "uas"), 33.33);
}

TEST(Ud, MultiwordTokensAreAlignedByForms) {
  const auto scores = score_ud(rows(kGoldTrees), rows(R"(1-2 Don't
1 Do do AUX VBP _ 3 aux
2 not not PART RB _ 3 obj
3 go go VERB VB _ 0 root _ SpaceAfter=No
4 . . PUNCT . _ 1 punct

1 We we PRON PRP _ 2 nsubj
2 left leave VERB VBD _ 0 root _ SpaceAfter=No
3 . . PUNCT . _ 2 punct)"));
  ASSERT_TRUE(scores.ok()) << scores.error().message;
  EXPECT_DOUBLE_EQ(f1(*scores, "words"), 85.71);
  EXPECT_DOUBLE_EQ(f1(*scores, "las"), 71.43);
}

TEST(Ud, WhatIsNoTreeIsCountedWhatDiffersIsRefused) {
  const auto circle =
      score_ud(rows("1 a a X X _ 2 dep\n2 b b X X _ 1 dep\n"), rows("1 a a X X _ 2 dep\n2 b b X X _ 1 dep\n"));
  ASSERT_TRUE(circle.ok());
  EXPECT_EQ(circle->not_a_tree, 1U);
  EXPECT_EQ(score_ud(rows("1 a a X X _ 0 root\n"), rows("1 b a X X _ 0 root\n")).error().message,
            "the two texts differ at byte 0 (of 1 and 1, blanks not counted)");
  EXPECT_EQ(score_ud(rows("1 a a X X _ 3 root\n"), "").error().message, "sentence 1: word 1 with head 3 of 1");
  EXPECT_EQ(score_ud("1 a\n", "").error().message, "line 1 has 1 columns, not 10");
}

}  // namespace
}  // namespace whosays::eval
