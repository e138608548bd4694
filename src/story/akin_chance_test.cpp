// How many of those who may be saying a claim are counted.
#include "story/akin_chance.h"

#include <gtest/gtest.h>

#include <vector>

namespace whosays::story {
namespace {

TEST(AkinChance, WhoIsLikelyCountsAndWhoIsHardlyDoesNot) {
  EXPECT_EQ(most_of({}), 0U);
  EXPECT_EQ(most_of({{0.5F, 1}}), 1U);
  EXPECT_EQ(most_of({{1, 3}}), 3U);
  EXPECT_EQ(most_of({{0.03F, 1}}), 0U);
}

TEST(AkinChance, OfManyWhoAreHardlyLikelySomeCount) {
  EXPECT_EQ(most_of(std::vector<MayBe>(2, {0.03F, 1})), 1U);
  EXPECT_EQ(most_of(std::vector<MayBe>(20, {0.03F, 1})), 2U);
  EXPECT_EQ(most_of(std::vector<MayBe>(20, {1, 1})), 20U);
}

TEST(AkinChance, HowManyIsNotKnownWhereThatIsLikelyEnough) {
  EXPECT_EQ(most_of({{0.5F, 1}, {0.1F, {}}}), std::nullopt);
  EXPECT_EQ(most_of({{0.5F, 1}, {0.03F, {}}}), 1U);
}

TEST(AkinChance, AClaimThatLeadsIsToldByMore) {
  for (const AkinWay way :
       {AkinWay::alike, AkinWay::of_lead, AkinWay::in_report, AkinWay::first_near, AkinWay::next_near})
    EXPECT_GT(chance_of(way, true), chance_of(way, false));
}

}  // namespace
}  // namespace whosays::story
