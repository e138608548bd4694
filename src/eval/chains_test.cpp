// The worked example of Pradhan et al. 2014, and an invented text in GUM's form.
#include "eval/chains.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>

namespace whosays::eval {
namespace {

Chain chain_of_letters(const std::string& letters) {
  Chain out;
  for (const char c : letters) {
    const auto at = static_cast<std::uint32_t>(c - 'a');
    out.push_back({at, at + 1});
  }
  return out;
}

std::vector<Chain> chains_of_letters(const std::vector<std::string>& words) {
  std::vector<Chain> out;
  for (const std::string& word : words) out.push_back(chain_of_letters(word));
  return out;
}

double per_cent(const ChainSums::Side& side) { return std::round(10000 * side.right / side.all) / 100; }

TEST(Chains, WorkedExample) {
  ChainSums sums;
  add_chains(chains_of_letters({"abc", "defg"}), chains_of_letters({"ab", "cd", "fghi"}), sums);
  EXPECT_NEAR(sums.f1(kMuc), 0.4, 1e-9);
  EXPECT_EQ(per_cent(sums.precision[kBCubed]), 50.0);
  EXPECT_EQ(per_cent(sums.recall[kBCubed]), 41.67);
  EXPECT_EQ(per_cent(sums.precision[kCeafE]), 43.33);
  EXPECT_EQ(per_cent(sums.recall[kCeafE]), 65.0);
  EXPECT_NEAR(100 * sums.conll(), 45.82, 0.005);
  EXPECT_NEAR(sums.f1(kMentionsFound), 0.8, 1e-9);
}

TEST(Chains, ChainsOfOneMentionAndSecondOwnersCountOnNoSide) {
  ChainSums sums;
  add_chains(chains_of_letters({"ab", "c"}), chains_of_letters({"ab", "bd", "e"}), sums);
  EXPECT_EQ(sums.gold_chains, 1U);
  EXPECT_EQ(sums.predicted_chains, 1U);
  EXPECT_EQ(sums.conll(), 1.0);
}

TEST(Chains, ActorsAreScoredWithoutWhatIsNone) {
  ChainedText text{"t", "xxxxxxxxx", "", chains_of_letters({"abc", "defg"}), {{{0, 1}, "person"}, {{3, 4}, "event"}}};
  const ChainScores own = score_chains({text}, {{"t", text.chains}});
  EXPECT_EQ(own.all.conll(), 1.0);
  EXPECT_EQ(own.actors.conll(), 1.0);
  EXPECT_EQ(own.actors.gold_chains, 1U);
  const ChainScores none = score_chains({text}, {});
  EXPECT_EQ(none.without_prediction, 1U);
  EXPECT_EQ(none.all.conll(), 0.0);
  EXPECT_NE(table_of(own).find("actors: gold 1 chains, 3 mentions; predicted 1 chains, 3 mentions"), std::string::npos);
}

class GumForm : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("chains_test_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_ / "chains");
    std::filesystem::create_directories(folder_ / "dep");
    write("splits.md", "## train\n\n* other\n\n## dev\n\n* pier_one\n");
    write("dep/pier_one.conllu",
          "# meta::dateCreated = 2031-05-02\n# newpar\n"
          "1\tÁna\t_\tPROPN\t_\t_\t2\tx\t_\tEntity=(1-person-new(2-place-acc)1)\n"
          "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
          "2\tdid\t_\tAUX\t_\t_\t0\troot\t_\t_\n3\tn't\t_\tPART\t_\t_\t2\tx\t_\t_\n"
          "4\tleave\t_\tVERB\t_\t_\t2\tx\t_\tSpaceAfter=No\n5\t.\t_\tPUNCT\t_\t_\t2\tx\t_\t_\n\n"
          "# newpar\n1\tShe\t_\tPRON\t_\t_\t2\tx\t_\tEntity=(1-person-giv)\n"
          "2\tstayed\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t_\tPUNCT\t_\t_\t2\tx\t_\t_\n\n");
    write("chains/pier_one.conll",
          "# begin document \n0\tÁna\t(1(2)\n1\tdid\t1)\n2\tn't\t_\n3\tleave\t_\n4\t.\t_\n\n"
          "0\tShe\t(1)\n1\tstayed\t(2)\n2\t.\t_\n# end document\n");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void write(const std::string& name, const std::string& bytes) const { std::ofstream(folder_ / name) << bytes; }
  std::filesystem::path folder_;
};

TEST_F(GumForm, TextChainsAndKinds) {
  for (const char* path : {"chains", "chains/", "chains/pier_one.conll"}) {
    const auto read = read_chains(folder_ / path, "dev", "");
    ASSERT_TRUE(read.ok()) << read.error().message;
    ASSERT_EQ(read->size(), 1U);
    const ChainedText& text = read->front();
    EXPECT_EQ(text.id, "pier_one");
    EXPECT_EQ(text.text, "Ána didn't leave.\n\nShe stayed.");
    EXPECT_EQ(text.published, "2031-05-02");
    // "(1(2)" ... "1)": a chain's place is that of its first finished mention, so 2 comes before 1.
    EXPECT_EQ(text.chains, (std::vector<Chain>{{{0, 3}, {23, 29}}, {{0, 7}, {19, 22}}}));
    EXPECT_EQ(text.kinds.at({0, 3}), "person");
    EXPECT_EQ(text.kinds.at({19, 22}), "person");
  }
}

TEST_F(GumForm, WhatIsMissingIsNamed) {
  const auto nothing = read_chains(folder_ / "chains", "test", "");
  ASSERT_FALSE(nothing.ok());
  EXPECT_NE(nothing.error().message.find("test"), std::string::npos);
  write("chains/pier_one.conll", "0\tÁna\t(1)\n");
  const auto fewer = read_chains(folder_ / "chains", "dev", "");
  ASSERT_FALSE(fewer.ok());
  EXPECT_NE(fewer.error().message.find("1 words, the text has 8"), std::string::npos) << fewer.error().message;
}

TEST_F(GumForm, PredictedLines) {
  write("own.jsonl", "{\"id\":\"a\",\"actors\":[{\"mentions\":[[0,3],[5,7]]}]}\n\n{\"id\":\"b\"}\n");
  const auto read = read_predicted_chains(folder_ / "own.jsonl");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->at("a"), (std::vector<Chain>{{{0, 3}, {5, 7}}}));
  EXPECT_TRUE(read->at("b").empty());
  write("broken.jsonl", "{\"id\":\"a\",\"actors\":[{\"mentions\":[[0]]}]}\n");
  const auto broken = read_predicted_chains(folder_ / "broken.jsonl");
  ASSERT_FALSE(broken.ok());
  EXPECT_NE(broken.error().message.find("line 1"), std::string::npos);
}

}  // namespace
}  // namespace whosays::eval
