// All people, places and outlets are invented.
#include "story/actor_decisions.h"

#include <gtest/gtest.h>

#include "story/actor_review.h"
#include "story/test_world.h"

namespace whosays::story {
namespace {

// Two articles that name a Marek Odel, with nothing else in common; a third that spells him otherwise.
Builder three_articles() {
  Builder b;
  b.article("a1", "Callis Courier", "2031-05-03", "Marek Odel spoke.").actor("Marek Odel", {"dentist"});
  b.world.actors.back().receipt = "r1";
  b.article("a2", "Tidewater Post", "2031-05-04", "Marek Odel played.").actor("Marek Odel", {"striker"});
  b.world.actors.back().receipt = "r2";
  b.article("a3", "Vellmark Tribune", "2031-05-05", "Marek Odell ran.").actor("Marek Odell", {"dentist"});
  b.world.actors.back().receipt = "r3";
  return b;
}

void decide(World& world, DecisionRecord decision) {
  decision.row = static_cast<std::int64_t>(world.decisions.size()) + 1;
  decision.initials = "JB";
  decision.decided_at = "2031-06-01T10:00:00Z";
  world.decisions.push_back(std::move(decision));
}

std::size_t pages_of(const World& world, std::string_view name) { return who(world, name).size(); }

TEST(ActorDecisions, TwoUntilAPersonJoinsThem) {
  Builder b = three_articles();
  EXPECT_EQ(pages_of(b.world, "Marek Odel"), 2u);
  decide(b.world, merge_decision(b.world, 0, 1));
  ASSERT_EQ(pages_of(b.world, "Marek Odel"), 1u);
  const ActorPage page = who(b.world, "Marek Odel").front();
  EXPECT_EQ(page.articles.size(), 2u);
  EXPECT_EQ(page.joined_by, std::vector<std::string>{"JB"});
  EXPECT_EQ(page.receipts, (std::vector<std::string>{"r1", "r2"}));
}

TEST(ActorDecisions, TheLastOneHolds) {
  Builder b = three_articles();
  decide(b.world, merge_decision(b.world, 0, 1));
  decide(b.world, split_decision(b.world, 1));
  EXPECT_EQ(pages_of(b.world, "Marek Odel"), 2u);
  decide(b.world, merge_decision(b.world, 1, 0));
  EXPECT_EQ(pages_of(b.world, "Marek Odel"), 1u);
}

TEST(ActorDecisions, ASplitTakesOneOutOfAGroupMadeByItself) {
  Builder b;
  for (const char* id : {"a1", "a2", "a3"})
    b.article(id, "Callis Courier", "2031-05-03", "Marek Odel spoke.")
        .actor("Marek Odel", {"harbour commissioner"})
        .actor("Port of Callis", {}, ActorKind::organisation);
  EXPECT_EQ(pages_of(b.world, "Marek Odel"), 1u);
  decide(b.world, split_decision(b.world, 2));
  EXPECT_EQ(pages_of(b.world, "Marek Odel"), 2u);
}

TEST(ActorDecisions, TheyOutliveANewReadingOfTheArticle) {
  Builder b = three_articles();
  decide(b.world, merge_decision(b.world, 0, 2));
  b.world.actors[2].name = "Marek Odelle";  // read anew, spelt otherwise, at the same place
  b.world.actors[2].span = b.world.actors[0].span = {0, 10};
  b.world.decisions[0].payload = "sha-a3 text 0 11 Marek Odell";
  EXPECT_EQ(who(b.world, "Marek Odel").front().articles.size(), 2u);
}

TEST(ActorDecisions, WhatIsNotInTheViewIsNoError) {
  Builder b = three_articles();
  decide(b.world, merge_decision(b.world, 0, 1));
  b.world.decisions[0].payload = "broken";
  EXPECT_EQ(pages_of(b.world, "Marek Odel"), 2u);
  b.world.decisions[0].original = "sha-of-nothing";
  EXPECT_EQ(pages_of(b.world, "Marek Odel"), 2u);
}

TEST(ActorReview, SuggestsWithReasonsAndNeverJoins) {
  const Builder b = three_articles();
  const std::vector<Suggestion> found = suggestions(b.world);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].because[1], "no role, company or matter in common");
  EXPECT_FALSE(found[0].spoken_against);
  EXPECT_EQ(actor_at(b.world, "r3").value(), 2u);
  EXPECT_FALSE(actor_at(b.world, "r9").ok());
}

TEST(ActorReview, WhereSomethingIsSaidAgainstOneAPersonMustAccept) {
  for (const bool against : {false, true}) {
    Builder b;
    std::vector<Say> says;
    if (against)
      says.push_back(Say(SourceClass::named, "Anna Brandt", "Sergei Varga took the money").against("Sergei Varga"));
    b.article("a1", "Callis Courier", "2031-05-03", "Anna Brandt said Sergei Varga took the money.", says)
        .actor("Sergei Varga", {"harbour master"})
        .actor("Anna Brandt", {"harbour commissioner"});
    b.world.actors[0].receipt = "r1";
    b.article("a2", "Tidewater Post", "2031-05-04", "Sergei Varga ran past Anna Brandt.")
        .actor("Sergei Varga", {"harbour master"})
        .actor("Anna Brandt", {"harbour commissioner"});
    EXPECT_EQ(pages_of(b.world, "Varga"), against ? 2u : 1u);
    const std::vector<Suggestion> found = suggestions(b.world);
    ASSERT_EQ(found.size(), against ? 1u : 0u);
    if (against) {
      EXPECT_TRUE(found[0].spoken_against);
      decide(b.world, merge_decision(b.world, 0, 2));
      EXPECT_EQ(pages_of(b.world, "Varga"), 1u);
    }
  }
}

TEST(ActorReview, NoMoreThanItTakesToMakeThemOne) {
  Builder b;
  for (const char* id : {"a1", "a2", "a3", "a4"})
    b.article(id, "Callis Courier", "2031-05-03", "Marek Odel spoke.").actor("Marek Odel");
  EXPECT_EQ(suggestions(b.world).size(), 3u);
}

TEST(ActorsAcross, PagesStayTwoWhereClaimsAreHeldBesideEachOther) {
  Builder b;
  for (const char* id : {"a1", "a2"})
    b.article(id, id, "2031-05-03", "Marek Odel hid the ferry report from the council, Anna Brandt said.",
              {Say(SourceClass::named, "Anna Brandt", "Marek Odel hid the ferry report from the council")
                   .against("Marek Odel")})
        .actor("Marek Odel")
        .actor("Anna Brandt");
  EXPECT_EQ(pages_of(b.world, "Marek Odel"), 2u);
  const Story story = tell(b.world);
  ASSERT_EQ(story.claims.size(), 1u);
  EXPECT_EQ(story.claims[0].against, std::vector<std::string>{"Marek Odel"});
}

TEST(ActorReview, UnnamedSourcesAreNeverSuggested) {
  Builder b;
  for (const char* id : {"a1", "a2"})
    b.article(id, "Callis Courier", "2031-05-03", "A senior official said it was late.",
              {Say(SourceClass::unnamed, "A senior official", "it was late")})
        .actor("A senior official", {"official"});
  EXPECT_TRUE(suggestions(b.world).empty());
}

}  // namespace
}  // namespace whosays::story
