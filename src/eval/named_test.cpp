// The three measures on invented names, and the raw text that is made of tokens.
#include "eval/named.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace whosays::eval {
namespace {

std::vector<NamedText> read_back(const std::string& file, NamedForm form) {
  const auto path = std::filesystem::temp_directory_path() / ("named_test_" + std::to_string(::getpid()));
  std::ofstream(path) << file;
  auto read = read_named(path, form);
  std::filesystem::remove(path);
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().message);
  return read.ok() ? *read : std::vector<NamedText>();
}

TEST(Named, ReadsTextsWithTheirNames) {
  const auto read = read_back(
      "# newdoc id = a\n# sent_id = 1\n# text = Ána Lee left Acme.\n1\tÁna\tB-PER\t-\tx\n2\tLee\tI-PER\t-\tx\n"
      "3\tleft\tO\t-\tx\n4\tAcme\tB-ORG\t-\tx\n5\t.\tO\t-\tx\n\n# text = No.\n1\tNo\tO\t-\tx\n2\t.\tO\t-\tx\n",
      NamedForm::uner);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].text, "Ána Lee left Acme.\nNo.");
  EXPECT_EQ(read[0].names, (std::vector<NamedSpan>{{0, 7, NameType::person}, {13, 17, NameType::organisation}}));
}

TEST(Named, JoinsTokensWithFewBlanks) {
  const auto read = read_back(
      "-DOCSTART- O\n\nHe O\n( O\n\" O\nBo I-PER\n\" O\n) O\nis O\nn't O\nAl I-PER\n's O\n5 O\n% O\ntechno O\n- O\n"
      "pop O\n, O\nok O\n. O\n",
      NamedForm::wikigold);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].text, "He (\"Bo\") isn't Al's 5% techno-pop, ok.");
  EXPECT_EQ(read[0].names, (std::vector<NamedSpan>{{5, 7, NameType::person}, {16, 18, NameType::person}}));
}

// The script's self-test: only Oslo is exact; Acme and Oslo by span; Ann, Rome and Oslo overlap.
TEST(Named, ThreeMeasures) {
  using enum NameType;
  const std::vector<NamedText> gold = {{"a",
                                        "Ann Lee left Acme for Rome, not Oslo.",
                                        {{0, 7, person}, {13, 17, organisation}, {22, 26, place}, {32, 36, place}}}};
  const NamedScores scores = score_named(gold, {{{0, 3, person}, {13, 17, place}, {21, 27, place}, {32, 36, place}}});
  EXPECT_EQ(scores.exact[3].right, 1U);
  EXPECT_EQ(scores.exact[2].predicted, 3U);
  EXPECT_EQ(scores.span.right, 2U);
  EXPECT_EQ(scores.relaxed[3].right, 3U);
  EXPECT_NE(table_of(scores).find("exact    place         P  33.33  R  50.00  F1  40.00  gold     2  predicted     3"),
            std::string::npos);
}

}  // namespace
}  // namespace whosays::eval
