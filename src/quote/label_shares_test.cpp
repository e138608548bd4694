#include "quote/label_shares.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "quote/score_exponentials.h"

namespace whosays::quote {
namespace {

/// All paths of a few words, one by one.
double share_by_hand(const std::vector<std::int32_t>& scores, const std::vector<std::uint8_t>& borders,
                     const Transitions& transitions, const RoleSpan& span, const std::vector<std::uint8_t>& labels) {
  const std::size_t n = borders.size();
  std::vector<std::uint8_t> path(n, 0);
  double all = 0;
  double with = 0;
  const auto walk = [&](auto&& self, std::size_t i, double score) -> void {
    if (i == n) {
      if (!may_end(path.back())) return;
      all += std::exp(score / 2048);
      bool same = true;
      for (std::uint32_t w = span.first; w < span.end; ++w) same = same && path[w] == labels[w];
      if (same) with += std::exp(score / 2048);
      return;
    }
    for (std::uint8_t k = 0; k < kLabels; ++k) {
      if (i == 0 ? !may_begin(k) : !may_follow(path[i - 1], k)) continue;
      path[i] = k;
      double next = score + scores[i * kLabels + k];
      if (i > 0) next += transitions[(std::size_t{borders[i - 1]} * kLabels + path[i - 1]) * kLabels + k];
      self(self, i + 1, next);
    }
  };
  walk(walk, 0, 0);
  return with / all;
}

TEST(LabelShares, AreThoseOfAllPaths) {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    const std::size_t n = 5;
    std::vector<std::int32_t> scores(n * kLabels);
    for (std::int32_t& s : scores) s = static_cast<std::int32_t>(random() % 8000);
    Transitions transitions{};
    for (std::int32_t& t : transitions) t = static_cast<std::int32_t>(random() % 4000);
    const std::vector<std::uint8_t> borders = {0, 1, 2, 0, 4};
    const auto labels = best_labels(scores, borders, transitions);
    const auto spans = spans_of(labels);
    const auto shares = span_shares(scores, borders, transitions, labels, spans);
    ASSERT_EQ(shares.size(), spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i) {
      EXPECT_NEAR(shares[i].exact, share_by_hand(scores, borders, transitions, spans[i], labels), 1e-4);
      EXPECT_GE(shares[i].held, shares[i].exact - 1e-4F);
      EXPECT_LE(shares[i].held, 1.0001F);
    }
  }
}

TEST(LabelShares, OfAWordAreThoseOfAllPaths) {
  std::mt19937 random(5);
  const std::size_t n = 5;
  std::vector<std::int32_t> scores(n * kLabels);
  for (std::int32_t& s : scores) s = static_cast<std::int32_t>(random() % 8000);
  const std::vector<std::uint8_t> borders = {0, 1, 2, 0, 4};
  const auto labels = best_labels(scores, borders, Transitions{});
  const auto words = word_labels(scores, borders, Transitions{}, labels);
  ASSERT_EQ(words.size(), n);
  for (std::uint32_t i = 0; i < n; ++i) {
    EXPECT_EQ(words[i].label, labels[i]);
    const RoleSpan word{LabelRole::source, i, i + 1};
    EXPECT_NEAR(words[i].share, share_by_hand(scores, borders, Transitions{}, word, labels), 1e-4);
  }
  EXPECT_TRUE(word_labels({}, {}, Transitions{}, {}).empty());
}

TEST(LabelShares, LabelsHaveNames) {
  EXPECT_EQ(name_of_label(0), "outside");
  EXPECT_EQ(name_of_label(label_of(LabelRole::source, Place::first)), "source first");
  EXPECT_EQ(name_of_label(label_of(LabelRole::content, Place::single)), "content single");
}

TEST(LabelShares, NothingBreaksOnScoresFarApart) {
  std::vector<std::int32_t> scores(std::size_t{3000} * kLabels, -204800);
  const std::vector<std::uint8_t> borders(3000, 0);
  for (std::size_t i = 0; i < 3000; ++i)
    scores[i * kLabels + label_of(LabelRole::content, i == 0      ? Place::first
                                                      : i == 2999 ? Place::last
                                                                  : Place::inner)] = 204800;
  const auto labels = best_labels(scores, borders, Transitions{});
  const auto spans = spans_of(labels);
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_NEAR(span_shares(scores, borders, Transitions{}, labels, spans)[0].exact, 1, 1e-3);
}

TEST(LabelShares, ExponentialsOfTablesAreThoseOfTheLibrary) {
  const ScoreExponentials exponentials;
  constexpr int kMost = kMostExponent * kScoreSteps;
  for (int steps = 0; steps <= kMost; ++steps)
    ASSERT_EQ(exponentials.of(steps), static_cast<float>(std::exp(-static_cast<double>(steps) / kScoreSteps))) << steps;
  EXPECT_EQ(exponentials.of(2147483647), exponentials.of(kMost));
}

}  // namespace
}  // namespace whosays::quote
