// Groups from links by hand.
#include "relate/groups.h"

#include <gtest/gtest.h>

namespace whosays::relate {
namespace {

struct Tie {
  PageIndex a = 0, b = 0;
  float share_a = 0, share_b = 0;  ///< of the page's own words in aligned sentences
};

/// Rows of pages with these days; every tie is one by sentences alone, of which the model is sure.
std::vector<Row> rows_of(const std::vector<std::int32_t>& days, const std::vector<Tie>& ties) {
  std::vector<Facts> pages(days.size());
  std::vector<const Facts*> views;
  std::vector<std::uint32_t> ranks;
  for (std::size_t i = 0; i < days.size(); ++i) {
    pages[i].day = days[i];
    pages[i].own = 400;
    views.push_back(&pages[i]);
    ranks.push_back(static_cast<std::uint32_t>(i));
  }
  std::vector<Link> links;
  for (const Tie& tie : ties) {
    Link link;
    link.a = tie.a;
    link.b = tie.b;
    link.copy = 0.95F;
    link.evidence.a.chain_share = tie.share_a;
    link.evidence.b.chain_share = tie.share_b;
    link.evidence.traits[static_cast<std::size_t>(Trait::chain_share)] = std::max(tie.share_a, tie.share_b);
    link.evidence.traits[static_cast<std::size_t>(Trait::chain_share_low)] = std::min(tie.share_a, tie.share_b);
    link.evidence.traits[static_cast<std::size_t>(Trait::chain_similarity)] = 0.6F;
    links.push_back(link);
  }
  return arrange(views, ranks, links);
}

TEST(Groups, AReportIsNoRewriteOfALaterOne) {
  // 0 the first report, 1 a rewrite of it two days later, 2 another report of the first day, like the rewrite.
  const auto apart = rows_of({100, 102, 100}, {{0, 1, 0.3F, 0.6F}, {1, 2, 0.4F, 0.5F}});
  EXPECT_EQ(apart[1].group, apart[0].group);
  EXPECT_EQ(apart[2].group, 2U);
  EXPECT_EQ(apart[2].kind, Kind::independent);
  EXPECT_FALSE(apart[2].parent);
  // The same page of a later day is a rewrite of a rewrite.
  const auto later = rows_of({100, 102, 103}, {{0, 1, 0.3F, 0.6F}, {1, 2, 0.4F, 0.5F}});
  EXPECT_EQ(later[2].group, later[0].group);
  EXPECT_EQ(later[2].parent, 1U);
  // Without a date nothing speaks against it.
  const auto undated = rows_of({100, 102, 0}, {{0, 1, 0.3F, 0.6F}, {1, 2, 0.4F, 0.5F}});
  EXPECT_EQ(undated[2].group, undated[0].group);
}

TEST(Groups, AParentIsNotDatedAfterItsCopyWhereAnotherIsThere) {
  const auto rows = rows_of({100, 105, 101}, {{0, 1, 0.4F, 0.7F}, {0, 2, 0.4F, 0.5F}, {1, 2, 0.65F, 0.9F}});
  EXPECT_EQ(rows[2].parent, 0U) << "the later page is nearer, and later";
}

TEST(Groups, NearlyAllOfAPageWeighsMoreThanItsDate) {
  const auto rows = rows_of({103, 101, 104}, {{0, 1, 0.3F, 0.95F}, {0, 2, 0.3F, 0.95F}});
  EXPECT_EQ(rows[1].group, rows[2].group) << "a copy that is dated before its origin";
}

TEST(Groups, WhatDatesTakeOutMayBeAGroupOfItsOwn) {
  // 3 and 4 are like 1, which is later; 4 is made from 3.
  const auto rows =
      rows_of({100, 110, 111, 101, 102},
              {{0, 1, 0.4F, 0.7F}, {1, 2, 0.5F, 0.7F}, {1, 3, 0.3F, 0.5F}, {1, 4, 0.3F, 0.5F}, {3, 4, 0.4F, 0.7F}});
  EXPECT_EQ(rows[4].group, rows[3].group);
  EXPECT_NE(rows[3].group, rows[0].group);
  EXPECT_EQ(rows[3].kind, Kind::origin);
  EXPECT_EQ(rows[4].parent, 3U);
}

// 0 and 1 have nothing in common; 2 is later, and half of it is the one, half the other.
TEST(Groups, ADigestOfTwoReportsDoesNotMakeThemOne) {
  const auto rows = rows_of({100, 101, 105}, {{0, 2, 1.0F, 0.55F}, {1, 2, 1.0F, 0.45F}});
  EXPECT_EQ(rows[0].group, 0U);
  EXPECT_EQ(rows[1].group, 1U);
  EXPECT_EQ(rows[1].kind, Kind::independent);
  EXPECT_EQ(rows[2].group, 0U) << "it goes with what it has most of";
  EXPECT_EQ(rows[2].parent, 0U);
  EXPECT_EQ(rows[2].also, 1U) << "and the other is told";
  EXPECT_FALSE(rows[0].also || rows[1].also);
}

TEST(Groups, ACopyOfADigestAndLateCopiesOfItsOriginsDoNotJoinThemEither) {
  const auto rows =
      rows_of({100, 101, 105, 106, 107, 107}, {{0, 2, 1.0F, 0.55F},
                                               {1, 2, 1.0F, 0.45F},
                                               {0, 3, 1.0F, 0.55F},  // 3 copies the digest
                                               {1, 3, 1.0F, 0.45F},
                                               {2, 3, 1.0F, 1.0F},
                                               {1, 4, 1.0F, 1.0F},  // 4 copies 1, which the digest has, too
                                               {2, 4, 0.45F, 1.0F},
                                               {0, 5, 1.0F, 1.0F},
                                               {2, 5, 0.55F, 1.0F}});
  EXPECT_EQ(rows[3].group, 0U);
  EXPECT_EQ(rows[3].also, 1U);
  EXPECT_EQ(rows[4].group, 1U);
  EXPECT_EQ(rows[4].parent, 1U);
  EXPECT_EQ(rows[5].group, 0U);
}

TEST(Groups, OneOriginOfTwoExtractsStaysOneGroup) {
  // The long page came first; or nobody knows when it came.
  for (const std::int32_t day : {99, 0}) {
    const auto rows = rows_of({100, 101, day}, {{0, 2, 1.0F, 0.55F}, {1, 2, 1.0F, 0.45F}});
    EXPECT_EQ(rows[0].group, rows[1].group) << day;
    EXPECT_EQ(rows[0].group, rows[2].group) << day;
  }
  // What is like both as a whole ties them: 1 may be made from 0 by way of it.
  const auto rewritten = rows_of({100, 101, 105}, {{0, 2, 0.8F, 0.8F}, {1, 2, 0.8F, 0.8F}});
  EXPECT_EQ(rewritten[0].group, rewritten[1].group);
}

}  // namespace
}  // namespace whosays::relate
