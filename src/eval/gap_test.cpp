// Invented rows in GAP's form.
#include "eval/gap.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace whosays::eval {
namespace {

constexpr const char* kHead = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n";

Result<std::vector<GapText>> read_back(const std::string& rows) {
  const auto path = std::filesystem::temp_directory_path() / ("gap_test_" + std::to_string(::getpid()));
  std::ofstream(path) << kHead << rows;
  auto out = read_gap(path);
  std::filesystem::remove(path);
  return out;
}

constexpr const char* kRows =
    "t-1\tÁna met Eve. She left.\tShe\t13\tÁna\t0\tTRUE\tEve\t8\tFALSE\tu\n"
    "t-2\tBob met Al. He left.\tHe\t12\tBob\t0\tFALSE\tAl\t8\tTRUE\tu\n"
    "t-3\tBob met Al. He left.\tHe\t12\tBob\t0\tTRUE\tAl\t8\tFALSE\tu\n";

TEST(Gap, OwnAnswersAreAllRight) {
  const auto rows = read_back(kRows);
  ASSERT_TRUE(rows.ok()) << rows.error().message;
  std::map<std::string, std::vector<Chain>> own;
  for (const GapText& row : *rows) own[row.id] = {{row.pronoun, row.names[row.meant[0] ? 0 : 1]}};
  const GapScores scores = score_gap(*rows, own);
  EXPECT_EQ(scores.overall.f1(), 1.0);
  EXPECT_EQ(scores.feminine.f1(), 1.0);
  EXPECT_EQ(scores.masculine.f1(), 1.0);
  EXPECT_EQ(scores.resolved, 3U);
}

TEST(Gap, ExactPronounAnyPartOfTheName) {
  const auto rows = read_back(kRows);
  ASSERT_TRUE(rows.ok());
  const GapScores scores = score_gap(
      *rows, {{"t-1", {{{13, 16}, {0, 3}, {8, 11}}}}, {"t-2", {{{12, 14}, {8, 9}}}}, {"t-3", {{{12, 19}, {0, 3}}}}});
  // feminine: 1 of 2 predicted, 1 gold; masculine: 1 of 1 predicted, 2 gold; all: 2 of 3, 3 gold.
  EXPECT_NEAR(scores.overall.f1(), 2.0 / 3, 1e-9);
  EXPECT_NEAR(scores.feminine.f1(), 2.0 / 3, 1e-9);
  EXPECT_NEAR(scores.masculine.f1(), 2.0 / 3, 1e-9);
  EXPECT_EQ(scores.both, 1U);
  EXPECT_NE(table_of(scores).find("overall    P  66.67  R  66.67  F1  66.67  gold 3"), std::string::npos)
      << table_of(scores);
}

TEST(Gap, NameThatIsNotThereIsAnError) {
  const auto rows = read_back("t-1\tAna met Eve.\tShe\t1\tAna\t0\tTRUE\tEve\t8\tFALSE\tu\n");
  ASSERT_FALSE(rows.ok());
  EXPECT_NE(rows.error().message.find("line 2: t-1"), std::string::npos) << rows.error().message;
}

}  // namespace
}  // namespace whosays::eval
