// All people, places and outlets are invented.
#include "story/claim_decisions.h"

#include <gtest/gtest.h>

#include <set>

#include "story/story_dump.h"
#include "story/test_world.h"

namespace whosays::story {
namespace {

const std::string kAsked = "Marek Odel asked the agent to hold back the report";
const std::string kSought = "Marek Odel sought to have the findings of the agent delayed";

// Two articles with the same words, one with other words, and a finding in two articles.
Builder reports() {
  Builder b;
  const auto say = [](const std::string& words) {
    return Say(SourceClass::unnamed, "Two officials", words, Act::accuse).against("Marek Odel");
  };
  b.article("a1", "Callis Courier", "2031-05-03", "Two officials said " + kAsked + ". " + filler(1), {say(kAsked)})
      .actor("Marek Odel");
  b.article("a2", "Tidewater Post", "2031-05-04", "Two officials said " + kAsked + ". " + filler(2), {say(kAsked)})
      .actor("Marek Odel");
  b.article("a3", "Vellmark Tribune", "2031-05-05", "Two officials said " + kSought + ". " + filler(3), {say(kSought)})
      .actor("Marek Odel");
  return b;
}

void decide_on(World& world, DecisionRecord decision, std::string at = "2031-06-01T10:00:00Z") {
  decision.row = static_cast<std::int64_t>(world.decisions.size()) + 1;
  decision.initials = "JB";
  decision.decided_at = std::move(at);
  world.decisions.push_back(std::move(decision));
}

const Claim& claim_of(const Story& story, StatementIndex statement) {
  for (const Claim& claim : story.claims)
    for (const StatementIndex i : claim.members)
      if (i == statement) return claim;
  ADD_FAILURE() << "statement " << statement << " stands in no claim";
  return story.claims.front();
}

TEST(ClaimDecisions, WhatTheProgramGroupedIsCalledSoUntilAPersonAcceptsIt) {
  Builder b = reports();
  Story story = tell(b.world);
  EXPECT_EQ(claim_of(story, 0).members, (std::vector<StatementIndex>{0, 1}));
  EXPECT_TRUE(claim_of(story, 0).by_machine);
  EXPECT_FALSE(claim_of(story, 2).by_machine) << "one article: nothing was joined";
  decide_on(b.world, join_decision(b.world, 0, 1));
  story = tell(b.world);
  EXPECT_FALSE(claim_of(story, 0).by_machine);
  EXPECT_EQ(claim_of(story, 0).joined_by, (std::vector<Decided>{{"JB", "2031-06-01T10:00:00Z"}}));
  EXPECT_NE(dump(b.world, story).find("grouped by JB"), std::string::npos);
}

TEST(ClaimDecisions, APersonJoinsWhatTheProgramLeftApartAndTakesItBack) {
  Builder b = reports();
  decide_on(b.world, join_decision(b.world, 0, 2));
  Story story = tell(b.world);
  EXPECT_EQ(claim_of(story, 0).members, (std::vector<StatementIndex>{0, 1, 2}));
  EXPECT_TRUE(claim_of(story, 0).by_machine) << "the second article was never joined by hand";
  // A split of what was joined by hand undoes that, and no more.
  decide_on(b.world, apart_decision(b.world, 2));
  story = tell(b.world);
  EXPECT_EQ(claim_of(story, 0).members, (std::vector<StatementIndex>{0, 1}));
  EXPECT_EQ(claim_of(story, 2).members, (std::vector<StatementIndex>{2}));
  decide_on(b.world, join_decision(b.world, 2, 1));
  EXPECT_EQ(claim_of(tell(b.world), 0).members.size(), 3U);
}

TEST(ClaimDecisions, AStatementIsTakenOutWithItsCopies) {
  Builder b = reports();
  b.article("a4", "Skerrin Gazette", "2031-05-06", b.world.articles[1].text,
            {Say(SourceClass::unnamed, "Two officials", kAsked, Act::accuse).against("Marek Odel")})
      .actor("Marek Odel");
  EXPECT_EQ(claim_of(tell(b.world), 0).members, (std::vector<StatementIndex>{0, 1, 3}));
  decide_on(b.world, apart_decision(b.world, 1));
  const Story story = tell(b.world);
  EXPECT_EQ(claim_of(story, 0).members, (std::vector<StatementIndex>{0}));
  EXPECT_EQ(claim_of(story, 1).members, (std::vector<StatementIndex>{1, 3}));
}

TEST(ClaimDecisions, TheyOutliveANewReading) {
  Builder b = reports();
  decide_on(b.world, join_decision(b.world, 0, 2));
  b.world.statements[2].id = "another";
  for (PartRecord& part : b.world.statements[2].parts) part.span = {part.span.begin + 40, part.span.end + 40};
  EXPECT_EQ(claim_of(tell(b.world), 0).members.size(), 3U) << "the same words elsewhere in the text";
  Builder other = reports();
  other.world.decisions = b.world.decisions;
  other.world.statements[2].content += " for a month";
  EXPECT_EQ(claim_of(tell(other.world), 0).members.size(), 3U) << "other words at the same place";
}

TEST(ClaimDecisions, WhatIsNotInTheViewIsNoError) {
  Builder b = reports();
  decide_on(b.world, join_decision(b.world, 0, 2));
  b.world.decisions[0].payload = "broken";
  EXPECT_EQ(claim_of(tell(b.world), 0).members.size(), 2U);
  b.world.decisions[0].original = "sha-of-nothing";
  EXPECT_EQ(claim_of(tell(b.world), 0).members.size(), 2U);
  decide_on(b.world, apart_decision(b.world, 1));
  b.world.decisions[1].about = DecisionAbout::actor;  // of somebody's name, not of a claim
  EXPECT_EQ(claim_of(tell(b.world), 0).members.size(), 2U);
}

TEST(ClaimDecisions, AFindingInTwoArticlesIsAcceptedAndRejectedOnce) {
  Builder b = reports();
  const std::string found = "Marek Odel did not ask the agent to hold back the report";
  for (const char* id : {"f1", "f2"})
    b.article(id, id, "2032-06-02", "The Callis Inspection Review found that " + found + ".",
              {Say(SourceClass::institution, "Callis Inspection Review", found, Act::find).negated()})
        .actor("Marek Odel")
        .actor("Callis Inspection Review", {}, ActorKind::organisation);
  const StatementIndex second = 4;
  ASSERT_EQ(claim_of(tell(b.world), 0).findings.size(), 1U);
  EXPECT_FALSE(claim_of(tell(b.world), 0).findings[0].accepted);
  decide_on(b.world, verdict_decision(b.world, second, true), "2032-07-01T10:00:00Z");
  FindingLine line = claim_of(tell(b.world), 0).findings.at(0);
  EXPECT_TRUE(line.accepted);
  EXPECT_EQ(line.accepted_by, "JB");
  EXPECT_EQ(line.accepted_at, "2032-07-01T10:00:00Z");
  b.world.as_of = "2032-06-30";
  EXPECT_FALSE(claim_of(tell(b.world), 0).findings.at(0).accepted) << "nobody had accepted it by then";
  b.world.as_of.clear();
  decide_on(b.world, verdict_decision(b.world, 3, false), "2032-08-01T10:00:00Z");
  EXPECT_TRUE(claim_of(tell(b.world), 0).findings.empty()) << "the last decision holds, in both articles";
}

}  // namespace
}  // namespace whosays::story
