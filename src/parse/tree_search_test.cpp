// Against the best of all trees of small sentences, and what holds of large ones.
#include "parse/tree_search.h"

#include "parse/projective.h"

#include <gtest/gtest.h>

#include <random>

namespace whosays::parse {
namespace {

bool is_tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::uint32_t i = 1; i <= heads.size(); ++i) {
    roots += heads[i - 1] == 0 ? 1U : 0U;
    std::uint32_t at = i;
    for (std::size_t steps = 0; at != 0; at = heads[at - 1])
      if (++steps > heads.size()) return false;
  }
  return roots == 1;
}

std::int64_t value(const std::vector<std::int32_t>& scores, const std::vector<std::uint32_t>& heads) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) sum += scores[i * (heads.size() + 1) + heads[i]];
  return sum;
}

/// The value of the best tree, by trying all heads.
std::int64_t best_of_all(const std::vector<std::int32_t>& scores, std::uint32_t n, bool projective = false) {
  std::vector<std::uint32_t> heads(n, 0);
  std::int64_t best = INT64_MIN;
  for (;;) {
    bool own = false;
    for (std::uint32_t i = 0; i < n; ++i) own = own || heads[i] == i + 1;
    if (!own && is_tree(heads) && !(projective && crosses(heads))) best = std::max(best, value(scores, heads));
    std::uint32_t i = 0;
    while (i < n && ++heads[i] > n) heads[i++] = 0;
    if (i == n) return best;
  }
}

TEST(TreeSearch, FindsTheBestOfAllTrees) {
  std::mt19937 random(3);
  TreeScratch scratch;
  for (int round = 0; round < 3000; ++round) {
    const std::uint32_t n = 1 + static_cast<std::uint32_t>(random() % 5);
    const int range = round % 3 == 0 ? 3 : 2000000;  // small ranges have many equal trees
    std::vector<std::int32_t> scores(std::size_t{n} * (n + 1));
    for (std::int32_t& s : scores) s = static_cast<std::int32_t>(random() % static_cast<unsigned>(range)) - range / 2;
    std::vector<std::uint32_t> heads(n);
    best_tree(scores, n, scratch, heads);
    ASSERT_TRUE(is_tree(heads)) << round;
    ASSERT_EQ(value(scores, heads), best_of_all(scores, n)) << round;
  }
}

TEST(TreeSearch, LongSentencesAreTreesToo) {
  std::mt19937 random(5);
  TreeScratch scratch;
  for (const std::uint32_t n : {60U, 200U, 512U}) {
    std::vector<std::int32_t> scores(std::size_t{n} * (n + 1));
    for (std::int32_t& s : scores) s = static_cast<std::int32_t>(random() % 1000) - 500;
    std::vector<std::uint32_t> heads(n);
    best_tree(scores, n, scratch, heads);
    EXPECT_TRUE(is_tree(heads)) << n;
    std::fill(scores.begin(), scores.end(), 0);
    best_tree(scores, n, scratch, heads);
    EXPECT_TRUE(is_tree(heads)) << n;
  }
}

TEST(Projective, FindsTheBestTreeThatDoesNotCross) {
  std::mt19937 random(7);
  ProjectiveScratch scratch;
  for (int round = 0; round < 2000; ++round) {
    const std::uint32_t n = 1 + static_cast<std::uint32_t>(random() % 5);
    const int range = round % 3 == 0 ? 3 : 2000000;
    std::vector<std::int32_t> scores(std::size_t{n} * (n + 1));
    for (std::int32_t& s : scores) s = static_cast<std::int32_t>(random() % static_cast<unsigned>(range)) - range / 2;
    std::vector<std::uint32_t> heads(n);
    best_projective_tree(scores, n, scratch, heads);
    ASSERT_TRUE(is_tree(heads)) << round;
    ASSERT_FALSE(crosses(heads)) << round;
    ASSERT_EQ(value(scores, heads), best_of_all(scores, n, true)) << round;
  }
}

TEST(Projective, LongestSentence) {
  std::mt19937 random(9);
  ProjectiveScratch scratch;
  constexpr std::uint32_t n = kMostProjective;
  std::vector<std::int32_t> scores(std::size_t{n} * (n + 1));
  for (std::int32_t& s : scores) s = static_cast<std::int32_t>(random() % 1000) - 500;
  std::vector<std::uint32_t> heads(n);
  best_projective_tree(scores, n, scratch, heads);
  EXPECT_TRUE(is_tree(heads));
  EXPECT_FALSE(crosses(heads));
}

TEST(Projective, WhatCrosses) {
  EXPECT_FALSE(crosses(std::vector<std::uint32_t>{2, 0, 2}));
  EXPECT_TRUE(crosses(std::vector<std::uint32_t>{3, 0, 2}));     // an arc over the root
  EXPECT_TRUE(crosses(std::vector<std::uint32_t>{3, 4, 4, 0}));  // 1-3 and 2-4
}

}  // namespace
}  // namespace whosays::parse
