// Claims that may be one, claims that clear somebody, and who somebody is. All people, bodies and places are invented.
#include "story/claim_near.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "story/story_dump.h"
#include "story/test_world.h"

namespace whosays::story {
namespace {

/// One article a content, against Marek Odel, each by somebody unnamed.
Builder contents_of(const std::vector<std::string>& contents, const std::vector<std::string>& roles_of_brandt = {}) {
  Builder b;
  for (std::size_t i = 0; i < contents.size(); ++i)
    b.article(fmt::format("a{}", i), fmt::format("Outlet {}", i), fmt::format("2031-05-{:02}", i + 1),
              "An official said " + contents[i] + ". " + filler(static_cast<unsigned>(i)),
              {Say(SourceClass::unnamed, "An official", contents[i], Act::accuse).against("Marek Odel")})
        .actor("Marek Odel", {"harbour commissioner"})
        .actor("Odel Brandt", roles_of_brandt);
  return b;
}

const Claim& claim_of_article(const World& world, const Story& story, std::size_t article) {
  return *std::find_if(story.claims.begin(), story.claims.end(), [&](const Claim& claim) {
    return world.statements[claim.members.front()].article == fmt::format("a{}", article);
  });
}

TEST(ClaimNear, OtherWordsAreToldAndNothingIsJoined) {
  const Builder b = contents_of(
      {"Marek Odel asked Odel Brandt to get the inspection report on the ferry held back until after the vote",
       "Marek Odel asked Odel Brandt to have the ferry's inspection report delayed until after the vote",
       "Marek Odel asked Odel Brandt to get the inspection report on the ferry held back before the vote",
       "Marek Odel did not ask Odel Brandt to get the inspection report on the ferry held back until after the vote",
       "Marek Odel sold the ferry to Odel Brandt in the year of the vote"});
  const Story story = tell(b.world);
  ASSERT_EQ(story.claims.size(), 5u) << dump(b.world, story);
  const Claim& first = claim_of_article(b.world, story, 0);
  ASSERT_EQ(first.near.size(), 1u) << dump(b.world, story);
  EXPECT_EQ(&story.claims[first.near.front()], &claim_of_article(b.world, story, 1));
  EXPECT_EQ(claim_of_article(b.world, story, 1).near.size(), 1u) << "the same from the other side";
  for (const std::size_t other : {2u, 3u, 4u})
    EXPECT_TRUE(claim_of_article(b.world, story, other).near.empty()) << other;
}

TEST(ClaimNear, WhatClearsSomebodyIsNotAgainstThem) {
  const Builder b =
      contents_of({"Marek Odel asked Odel Brandt to get the inspection report held back until after the vote",
                   "Marek Odel did not ask Odel Brandt to get the inspection report held back",
                   "Marek Odel did not tell the council of the crack in the north quay"});
  const Story story = tell(b.world);
  EXPECT_TRUE(claim_of_article(b.world, story, 0).allegation);
  const Claim& clears = claim_of_article(b.world, story, 1);
  EXPECT_FALSE(clears.allegation);
  EXPECT_TRUE(clears.against.empty());
  EXPECT_TRUE(claim_of_article(b.world, story, 2).allegation) << "nobody says that he did tell it";
}

TEST(WhoSomebodyIs, IsNoPartOfWhatIsSaidOfThem) {
  const std::string plain = "Marek Odel asked Odel Brandt to get the inspection report held back";
  const Builder b =
      contents_of({plain, "Marek Odel, 58, asked Odel Brandt to get the inspection report held back",
                   "the harbour commissioner Marek Odel asked Odel Brandt to get the inspection report held back",
                   "the harbour commissioner of Callis, Marek Odel, asked the shipping agent Odel Brandt to get the "
                   "inspection report held back",
                   "Marek Odel asked Odel Brandt, the agent who represents Skerrin Line in the port, to get the "
                   "inspection report held back"},
                  {"shipping agent"});
  const Story story = tell(b.world);
  ASSERT_EQ(story.claims.size(), 1u) << dump(b.world, story);
  EXPECT_EQ(story.claims[0].members.size(), 5u);
}

TEST(WhoSomebodyIs, IsASayingWhereItCanBeDeniedAlone) {
  const std::string plain = "Marek Odel asked Odel Brandt to get the inspection report held back";
  for (const char* other :
       {"Marek Odel asked Odel Brandt, a convicted forger, to get the inspection report held back",
        "Marek Odel asked Odel Brandt, the agent who forged the permit, to get the inspection report held back",
        "Marek Odel asked Odel Brandt, the agent, and Lena Farr to get the inspection report held back"}) {
    const Builder b = contents_of({plain, other}, {"agent"});
    EXPECT_EQ(tell(b.world).claims.size(), 2u) << other;
  }
}

}  // namespace
}  // namespace whosays::story
