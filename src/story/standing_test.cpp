// Standing of claims in invented worlds: ranges of origins, findings, answers, notices; the hard cases of the design.
#include "story/standing.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "story/story.h"
#include "story/story_dump.h"
#include "story/test_harbour.h"

namespace whosays::story {
namespace {

const Claim* claim_with(const World& world, const Story& story, const std::string& content) {
  for (const Claim& claim : story.claims)
    for (const StatementIndex i : claim.members)
      if (world.statements[i].content == content) return &claim;
  return nullptr;
}

bool has_reason(const Claim& claim, std::string_view words) {
  return std::any_of(claim.origins.because.begin(), claim.origins.because.end(),
                     [&](const std::string& r) { return r.find(words) != std::string::npos; });
}

bool has_gap(const Claim& claim, GapKind kind, std::string_view about = {}) {
  return std::any_of(claim.gaps.begin(), claim.gaps.end(),
                     [&](const Gap& gap) { return gap.kind == kind && gap.about == about; });
}

TEST(Origins, TwoUnnamedACopyACreditAndAnotherUnnamedAreOneToThree) {
  const World world = harbour().world;
  const Story story = tell(world);
  const Claim* claim = claim_with(world, story, kCentral);
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->id, "courier-0");
  EXPECT_EQ(claim->members.size(), 4u);
  EXPECT_EQ(range_words(claim->origins), "1 to 3") << dump(world, story);
  EXPECT_TRUE(has_reason(*claim, "cannot be told apart"));
  EXPECT_TRUE(has_reason(*claim, "Tidewater Post"));
  EXPECT_TRUE(claim->allegation);
  EXPECT_EQ(claim->against, (std::vector<std::string>{"Marek Odel", "Odel Brandt"}));
  EXPECT_EQ(story.relations[1].relation, Relation::verbatim);
  EXPECT_EQ(story.relations[1].parent, ArticleIndex{0});
  EXPECT_EQ(story.relations[2].relation, Relation::rewrite) << story.relations[2].evidence;
  EXPECT_EQ(story.relations[0].relation, Relation::origin);
  EXPECT_EQ(story.relations[3].relation, Relation::independent);
  EXPECT_NE(story.relations[3].group, story.relations[0].group);
}

TEST(Origins, NoNumberOfUnnamedSourcesRaisesTheFloor) {
  Builder b;
  for (unsigned i = 0; i < 20; ++i)
    b.article(fmt::format("a{}", i), fmt::format("Outlet {}", i), "2031-05-03",
              "Five independent officials said " + kCentral + ". " + filler(i),
              {central("Five independent officials", 5).with(Basis::took_part)})
        .actor("Marek Odel")
        .actor("Odel Brandt");
  const World world = b.world;
  const Story story = tell(world);
  const Claim* claim = claim_with(world, story, kCentral);
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->origins.at_least, 1u);
  EXPECT_EQ(claim->origins.at_most, 100u);
}

TEST(Origins, NamedWitnessesRaiseTheFloorOnceEachAndMayBeTheUnnamedOnes) {
  Builder b = harbour();
  b.article("witness", "Tidewater Post", "2031-05-06", "Lena Farr said " + kCentral + ". " + filler(5),
            {Say(kNamed, "Lena Farr", kCentral, Act::accuse).with(Basis::saw_or_heard).against("Marek Odel")})
      .actor("Marek Odel")
      .actor("Odel Brandt")
      .actor("Lena Farr");
  {
    const Story story = tell(b.world);
    const Claim* claim = claim_with(b.world, story, kCentral);
    EXPECT_EQ(range_words(claim->origins), "1 to 4");  // she may be one of the officials
    EXPECT_TRUE(has_reason(*claim, "Lena Farr is named"));
  }
  b.article("witness2", "Lowland Gazette", "2031-05-07", "Ivo Tamm said " + kCentral + ". " + filler(6),
            {Say(kNamed, "Ivo Tamm", kCentral, Act::accuse).with(Basis::took_part).against("Marek Odel")})
      .actor("Marek Odel")
      .actor("Odel Brandt")
      .actor("Ivo Tamm");
  const Story story = tell(b.world);
  EXPECT_EQ(range_words(claim_with(b.world, story, kCentral)->origins), "2 to 5");
}

TEST(Origins, WhoWasToldOrReadAPaperRaisesNothing) {
  Builder b;
  for (const Basis basis :
       {Basis::was_told, Basis::read_document, Basis::infers, Basis::not_stated, Basis::was_briefed}) {
    const std::string name = fmt::format("Lena Farr{}", static_cast<int>(basis));
    b.article(name, "Outlet " + name, "2031-05-03",
              name + " said " + kCentral + ". " + filler(static_cast<unsigned>(basis) + 40),
              {Say(kNamed, name, kCentral).with(basis)})
        .actor("Marek Odel")
        .actor("Odel Brandt")
        .actor(name);
  }
  const Story story = tell(b.world);
  EXPECT_EQ(claim_with(b.world, story, kCentral)->origins.at_least, 1u);
}

TEST(Origins, SourcesThatCannotBeCountedMakeTheCeilingUnknown) {
  Builder b;
  b.article("a", "Callis Courier", "2031-05-03", "Officials said " + kCentral + ".",
            {Say(kUnnamed, "Officials", kCentral).described("officials")})
      .actor("Marek Odel")
      .actor("Odel Brandt");
  const Story story = tell(b.world);
  EXPECT_EQ(range_words(story.claims.at(0).origins), "1 to ?");
}

TEST(Origins, DigestsOfAnAbsentReportDoNotMakeOriginsAndNoneIsCrowned) {
  Builder b;
  for (unsigned i = 0; i < 3; ++i)
    b.article(fmt::format("d{}", i), fmt::format("Digest {}", i), "2031-05-03",
              "The Meridian Wire reported that " + kCentral + ". " + filler(i + 60),
              {Say(SourceClass::media, "The Meridian Wire", kCentral)})
        .actor("Marek Odel")
        .actor("Odel Brandt");
  const Story story = tell(b.world);
  EXPECT_EQ(range_words(story.claims.at(0).origins), "1 to ?");
  EXPECT_TRUE(has_reason(story.claims.at(0), "not among these articles"));
}

TEST(Origins, OneNamedPaperReadByBothIsOne) {
  Builder b;
  for (const char* outlet : {"Callis Courier", "Tidewater Post"})
    b.article(outlet, outlet, "2031-05-03",
              "An official who read the Marsh Audit said " + kCentral + ". " + filler(outlet[0] == 'C' ? 101 : 102),
              {central("An official", 1)
                   .with(Basis::read_document)
                   .part(Part::basis, "read the Marsh Audit", "Marsh Audit")})
        .actor("Marek Odel")
        .actor("Odel Brandt")
        .actor("Marsh Audit", {}, ActorKind::document);
  const Story story = tell(b.world);
  EXPECT_EQ(range_words(story.claims.at(0).origins), "1");
}

TEST(Findings, ALaterBodyRejectsAndLowersTheCeilingOfTheOutletItNames) {
  Builder b = harbour();
  const std::string rejects = "Marek Odel did not ask for the inspection report to be kept back";
  const std::string one = "both Courier sources relied on one draft, later replaced";
  b.article(
       "review", "Lowland Gazette", "2032-06-02",
       "The Callis Inspection Review found that " + rejects + ". The Callis Inspection Review found that " + one + ".",
       {Say(SourceClass::institution, "Callis Inspection Review", rejects, Act::find).negated(),
        Say(SourceClass::institution, "Callis Inspection Review", one, Act::find)})
      .actor("Marek Odel")
      .actor("Callis Inspection Review", {}, ActorKind::organisation);
  const Story story = tell(b.world);
  const Claim* claim = claim_with(b.world, story, kCentral);
  ASSERT_TRUE(claim);
  ASSERT_EQ(claim->findings.size(), 1u) << dump(b.world, story);
  EXPECT_TRUE(claim->findings[0].rejects);
  EXPECT_EQ(claim->findings[0].scope, Extent::all);
  EXPECT_FALSE(claim->findings[0].accepted);
  EXPECT_EQ(range_words(claim->origins), "1 to 2");
  EXPECT_TRUE(has_reason(*claim, "until 2 June 2032: 1 to 3; changed by [r")) << dump(b.world, story);
  EXPECT_FALSE(has_gap(*claim, GapKind::finding));

  // A person accepts it, then takes that back.
  DecisionRecord accept;
  accept.row = 1;
  accept.kind = DecisionKind::accept;
  accept.original = "sha-review";
  accept.span = {static_cast<std::uint32_t>(b.world.articles.back().text.find(rejects)),
                 static_cast<std::uint32_t>(b.world.articles.back().text.find(rejects) + 5)};
  accept.initials = "L.K.";
  b.world.decisions.push_back(accept);
  const Story accepted = tell(b.world);
  EXPECT_EQ(claim_with(b.world, accepted, kCentral)->findings.at(0).accepted_by, "L.K.");
  accept.row = 2;
  accept.kind = DecisionKind::reject;
  b.world.decisions.push_back(accept);
  const Story refused = tell(b.world);
  EXPECT_TRUE(claim_with(b.world, refused, kCentral)->findings.empty());
}

TEST(Findings, OneOfSeveralPapersOrAnotherOutletLowersNothing) {
  for (const std::string one :
       {"both Courier sources relied on one of several drafts", "both Gazette sources relied on one draft",
        "the Courier relied on two sources and one draft", "both Courier sources did not rely on one draft"}) {
    Builder b = harbour();
    const std::string rejects = "Marek Odel did not ask for the inspection report to be kept back";
    b.article("review", "Reed Weekly", "2032-06-02",
              "The Callis Inspection Review found that " + rejects + ". The Callis Inspection Review found that " +
                  one + ".",
              {Say(SourceClass::institution, "Callis Inspection Review", rejects, Act::find).negated(),
               Say(SourceClass::institution, "Callis Inspection Review", one, Act::find)})
        .actor("Marek Odel")
        .actor("Callis Inspection Review", {}, ActorKind::organisation);
    const Story story = tell(b.world);
    EXPECT_EQ(range_words(claim_with(b.world, story, kCentral)->origins), "1 to 3") << one;
  }
}

TEST(Findings, SpokespeopleOutletsUnnamedAndEarlierBodiesFindNothing) {
  Builder b = harbour();
  const std::string words = "Marek Odel did not ask for the inspection report to be kept back";
  const std::vector<Say> sources = {
      Say(SourceClass::institution, "a spokesperson for the Callis Inspection Review", words).negated(),
      Say(SourceClass::media, "the Harbour Review", words, Act::find).negated(),
      Say(kUnnamed, "an official of the court", words, Act::find).negated(),
      Say(kNamed, "Minister Tann", words, Act::find).negated()};
  b.article("later", "Lowland Gazette", "2032-06-02", filler(70), sources).actor("Marek Odel");
  b.article("earlier", "Lowland Gazette", "2030-06-02", filler(71),
            {Say(SourceClass::institution, "the Harbour Tribunal", words, Act::find).negated()})
      .actor("Marek Odel");
  const Story story = tell(b.world);
  EXPECT_TRUE(claim_with(b.world, story, kCentral)->findings.empty()) << dump(b.world, story);
}

TEST(Findings, NoEvidenceIsNotARejection) {
  Builder b = harbour();
  const std::string words =
      "there was no evidence that Marek Odel asked for the inspection report to be kept back until after the vote";
  b.article("later", "Lowland Gazette", "2032-06-02", "The Harbour Tribunal found " + words + ".",
            {Say(SourceClass::institution, "Harbour Tribunal", words, Act::find)})
      .actor("Marek Odel");
  const Story story = tell(b.world);
  const Claim* claim = claim_with(b.world, story, kCentral);
  ASSERT_EQ(claim->findings.size(), 1u);
  EXPECT_FALSE(claim->findings[0].rejects);
  EXPECT_TRUE(claim->findings[0].inconclusive);
}

TEST(Answers, OneDenialInManyArticlesIsOneAndAnAcknowledgementStaysBesideIt) {
  Builder b = harbour();
  for (unsigned i = 0; i < 12; ++i)
    b.article(fmt::format("d{:02}", i), fmt::format("Outlet {}", i), "2031-05-06",
              "The Courier reported that " + kCentral + ". " + filler(i + 80),
              {Say(SourceClass::media, "The Courier", kCentral).against("Marek Odel"),
               Say(kNamed, "Marek Odel", "asking anybody to keep the inspection report back", Act::deny)
                   .with(Polarity::negative),
               Say(kNamed, "Marek Odel", "a telephone call with Odel Brandt took place", Act::acknowledge)})
        .actor("Marek Odel")
        .actor("Odel Brandt");
  const Story story = tell(b.world);
  const Claim* claim = claim_with(b.world, story, kCentral);
  ASSERT_TRUE(claim);
  ASSERT_EQ(claim->answers.size(), 2u) << dump(b.world, story);
  EXPECT_EQ(b.world.statements[claim->answers[0].statement].act, Act::deny);
  EXPECT_EQ(claim->answers[0].extent, Extent::all);
  EXPECT_EQ(claim->answers[0].repeats.size(), 13u);
  EXPECT_EQ(b.world.statements[claim->answers[1].statement].act, Act::acknowledge);
  EXPECT_EQ(claim->answers[1].extent, Extent::another_point);
  EXPECT_TRUE(has_gap(*claim, GapKind::answer, "Odel Brandt"));
  EXPECT_FALSE(has_gap(*claim, GapKind::answer, "Marek Odel"));
}

TEST(Answers, WhatWasSaidBeforeTheClaimAnswersNothing) {
  Builder b = harbour();
  b.article("before", "Lowland Gazette", "2031-02-01", "Odel Brandt denied it. " + filler(90),
            {Say(kNamed, "Odel Brandt", "helping to keep the inspection report back until after the vote", Act::deny)
                 .with(Polarity::negative)})
      .actor("Odel Brandt");
  // An old denial quoted in an article that carries the claim.
  b.article("quotes", "Reed Weekly", "2031-05-08", "An official said " + kCentral + ". " + filler(91),
            {central("An official", 1),
             Say(kNamed, "Odel Brandt", "helping to keep the inspection report back until after the vote", Act::deny)
                 .with(Polarity::negative)
                 .said("2031-01-30")
                 .answers("quotes-0", Extent::all)})
      .actor("Odel Brandt")
      .actor("Marek Odel");
  const Story story = tell(b.world);
  EXPECT_TRUE(has_gap(*claim_with(b.world, story, kCentral), GapKind::answer, "Odel Brandt")) << dump(b.world, story);
}

TEST(Answers, FourWaysOfNotAnsweringStayFour) {
  Builder b;
  b.article("a", "Callis Courier", "2031-05-03", "An official said " + kCentral + ".",
            {central("An official", 1), Say(kNamed, "Marek Odel", "", Act::decline),
             Say(kNamed, "Marek Odel", "", Act::no_response), Say(kNamed, "Odel Brandt", "", Act::unreachable),
             Say(kNamed, "Odel Brandt", "the report", Act::neither_confirm_nor_deny)})
      .actor("Marek Odel")
      .actor("Odel Brandt");
  const Story story = tell(b.world);
  ASSERT_EQ(story.claims.size(), 1u);
  EXPECT_EQ(story.claims[0].answers.size(), 4u);
  for (const AnswerLine& line : story.claims[0].answers) EXPECT_EQ(line.extent, Extent::unclear);
}

// A body that no actor stands for is answered for in words only; a namesake's spokesman answers for nobody else.
TEST(Answers, ASpokespersonOfABodyInWordsAnswersForIt) {
  const auto gap_is_left = [](const std::string& source) {
    Builder b;
    b.article(
        "a", "Callis Courier", "2031-05-03", "An official said that the inspectorate hid the report. " + source,
        {Say(kUnnamed, "An official", "the inspectorate hid the report", Act::accuse)
             .id("hid")
             .part(Part::against, "the inspectorate", ""),
         Say(kNamed, source, "that the report was hidden", Act::neither_confirm_nor_deny).answers("hid", Extent::all)});
    const Story story = tell(b.world);
    return has_gap(story.claims.at(0), GapKind::answer, story.claims.at(0).against.at(0));
  };
  EXPECT_FALSE(gap_is_left("Perrin Aske, a spokesperson for the inspectorate"));
  EXPECT_FALSE(gap_is_left("the inspectorate's spokesman"));
  EXPECT_TRUE(gap_is_left("Perrin Aske, a spokesperson for the inspectorate workers"));
  EXPECT_TRUE(gap_is_left("Perrin Aske, a clerk of the inspectorate"));
}

TEST(Notices, AreCountedOverTheCarriers) {
  Builder b = harbour();
  b.remark(true, "Editor’s note: corrected.")
      .remark(false, "It remains unclear whether the report was kept back.")
      .remark(false, "The weather is not known.");
  const Story story = tell(b.world);
  const Claim* claim = claim_with(b.world, story, kCentral);
  EXPECT_EQ(claim->notices.size(), 1u);
  EXPECT_EQ(carriers_without_notice(*claim), 3u);
  EXPECT_EQ(claim->unknowns.size(), 1u);
}

}  // namespace
}  // namespace whosays::story
