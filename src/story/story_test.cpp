// Stories from invented worlds: what makes one claim, bad worlds, families of copies, the order of records.
#include "story/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "story/story_dump.h"
#include "story/test_harbour.h"

namespace whosays::story {
namespace {

TEST(Claims, WhatLooksAlikeStaysApart) {
  const std::vector<std::string> contents = {
      kCentral,
      "Odel Brandt asked Marek Odel to keep the inspection report back until after the vote",  // roles swapped
      "Marek Odel did not ask Odel Brandt to keep the inspection report back until after the vote",
      "Marek Odel asked Odel Brandt to throw the inspection report back until after the vote",  // another verb
      "Marek Odel asked Lena Farr to keep the inspection report back until after the vote",
      "Marek Odel was asked by Odel Brandt to keep the inspection report back until after the vote",
      "Marek Odel asked Odel Brandt to keep 3 inspection reports back until after the vote",
      "Marek Odel asked Odel Brandt to keep 4 inspection reports back until after the vote",
      "Marek Odel asked Odel Brandt to keep the inspection report back before the vote",
      "Marek Odel will ask Odel Brandt to keep the inspection report back until after the vote",
  };
  Builder b;
  for (std::size_t i = 0; i < contents.size(); ++i)
    b.article(fmt::format("a{}", i), fmt::format("Outlet {}", i), "2031-05-03",
              "An official said " + contents[i] + ". " + filler(static_cast<unsigned>(i)),
              {Say(kUnnamed, "An official", contents[i])})
        .actor("Marek Odel")
        .actor("Odel Brandt")
        .actor("Lena Farr");
  const Story story = tell(b.world);
  EXPECT_EQ(story.claims.size(), contents.size()) << dump(b.world, story);
}

TEST(Claims, InflectionAndATailJoinAndHedgesAreLinkedAsWeaker) {
  Builder b;
  const std::vector<std::string> contents = {
      "Marek Odel asked Odel Brandt to keep the inspection report back",
      "Marek Odel had asked Odel Brandt to hold the inspection reports back",
      "Marek Odel asked Odel Brandt to keep the inspection report back until after the vote",
      "Marek Odel is suspected to have asked Odel Brandt to keep the inspection report back",
      "Marek Odel may have asked Odel Brandt to keep the inspection report back",
      "Marek Odel is believed to have asked Odel Brandt to keep the inspection report back"};
  for (std::size_t i = 0; i < contents.size(); ++i)
    b.article(fmt::format("a{}", i), fmt::format("Outlet {}", i), fmt::format("2031-05-0{}", i + 1),
              "An official said " + contents[i] + ". " + filler(static_cast<unsigned>(i)),
              {Say(kUnnamed, "An official", contents[i])})
        .actor("Marek Odel")
        .actor("Odel Brandt");
  const Story story = tell(b.world);
  ASSERT_EQ(story.claims.size(), 3u) << dump(b.world, story);
  EXPECT_EQ(story.claims[0].members.size(), 3u);
  EXPECT_EQ(story.claims[0].weaker.size(), 2u);
}

TEST(Claims, ContentsThatPointJoinOnlyWhereTheyPointAtTheSame) {
  Builder b;
  for (const char* name : {"Marek Odel", "Odel Brandt"})
    b.article(name, std::string("Outlet of ") + name, "2031-05-03",
              std::string(name) + " said “I never asked anybody to keep reports back”. " +
                  filler(name[0] == 'M' ? 103 : 104),
              {Say(kNamed, name, "I never asked anybody to keep reports back")})
        .actor(name);
  EXPECT_EQ(tell(b.world).claims.size(), 2u);
}

TEST(Claims, SetAsideStatementsAndDenialsAreNoMembers) {
  Builder b;
  b.article("a", "Callis Courier", "2031-05-03", "x",
            {central("An official", 1).aside("broken sentence"),
             Say(kNamed, "Marek Odel", kCentral, Act::deny).with(Polarity::negative),
             Say(kNamed, "Marek Odel", kCentral, Act::question)})
      .actor("Marek Odel");
  EXPECT_TRUE(tell(b.world).claims.empty());
}

TEST(Claims, AnObjectOfSomebodysVerbIsNoClaimUnlessItIsKnownAgainstWhom) {
  const auto claims = [](const Say& say) {
    Builder b;
    b.article("a", "Callis Courier", "2031-05-03", "The article called " + say.record.content + ".", {say});
    return tell(b.world).claims.size();
  };
  const Say called(SourceClass::document, "The article", "them \"two separate officials\"");
  EXPECT_EQ(claims(called), 0U);
  EXPECT_EQ(claims(Say(called).against("Marek Odel")), 1U);
  EXPECT_EQ(claims(Say(called).part(Part::against, "two separate officials", "")), 0U) << "of nobody who is known";
  EXPECT_EQ(claims(Say(kNamed, "Marek Odel", "US officials were two")), 1U);
}

TEST(Claims, WhoDeniesItIsSurelySpokenAgainst) {
  const Say say = Say(kNamed, "Lena Farr", kCentral).part(Part::against, "Marek Odel", "Marek Odel", 0.3F).id("charge");
  Builder b;
  b.article(
       "a", "Callis Courier", "2031-05-03", kCentral,
       {say, Say(kNamed, "Marek Odel", kCentral, Act::deny).with(Polarity::negative).answers("charge", Extent::all)})
      .actor("Marek Odel")
      .actor("Lena Farr");
  const Story story = tell(b.world);
  ASSERT_FALSE(story.claims.empty());
  EXPECT_EQ(story.claims[0].surely_against, std::set<std::string>{"Marek Odel"});
}

TEST(Claims, ADoubtThatSomebodyIsSpokenAgainstMakesNoAllegation) {
  for (const auto& [confidence, charged, surely] :
       {std::tuple(0.2F, false, false), std::tuple(0.3F, true, false), std::tuple(0.55F, true, true)}) {
    const Say say = Say(kNamed, "Lena Farr", kCentral).part(Part::against, "Marek Odel", "Marek Odel", confidence);
    Builder b;
    b.article("a", "Callis Courier", "2031-05-03", kCentral, {say}).actor("Marek Odel").actor("Lena Farr");
    const Story story = tell(b.world);
    ASSERT_EQ(story.claims.size(), 1U);
    EXPECT_EQ(story.claims[0].allegation, charged);
    EXPECT_EQ(story.claims[0].against.size(), charged ? 1U : 0U);
    EXPECT_EQ(story.claims[0].surely_against.size(), surely ? 1U : 0U);
    const auto pages = who(b.world, "Odel");
    ASSERT_EQ(pages.size(), 1U);
    EXPECT_EQ(pages[0].about.size(), charged ? 1U : 0U);
  }
}

TEST(Bad, EmptyWorldsStrayRowsAndTinyArticles) {
  World world;
  EXPECT_TRUE(tell(world).claims.empty());
  EXPECT_TRUE(timeline(world).empty());
  EXPECT_TRUE(who(world, "").empty());
  Builder b;
  for (unsigned i = 0; i < 5; ++i)
    b.article(fmt::format("t{}", i), fmt::format("Outlet {}", i), "",
              i % 2 ? "Ten words are here and no more of them now." : "");
  StatementRecord stray;
  stray.article_row = 999;
  stray.content = kCentral;
  b.world.statements.push_back(stray);
  const Story story = tell(b.world);
  EXPECT_TRUE(story.claims.empty());
  EXPECT_EQ(story.relations[3].relation, Relation::verbatim);
  EXPECT_EQ(story.relations[0].relation, Relation::independent);
}

TEST(Bad, ACircleOfCreditsEndsAndKeepsOneOrigin) {
  Builder b;
  const char* const outlets[] = {"Callis Courier", "Tidewater Post", "Lowland Gazette"};
  for (unsigned i = 0; i < 3; ++i)
    b.article(fmt::format("a{}", i), outlets[i], "2031-05-03",
              fmt::format("The {} reported that {}. ", outlets[(i + 1) % 3], kCentral) + filler(9),
              {Say(SourceClass::media, std::string("The ") + outlets[(i + 1) % 3], kCentral)})
        .actor("Marek Odel")
        .actor("Odel Brandt");
  const Story story = tell(b.world);
  ASSERT_EQ(story.claims.size(), 1u);
  EXPECT_EQ(story.claims[0].origins.at_least, 1u);
  EXPECT_EQ(story.claims[0].origins.carriers.size(), 3u);
  for (const ArticleRelation& row : story.relations) EXPECT_EQ(row.group, story.relations[0].group);
}

TEST(Bad, TheSameTextUnderTwoAddressesIsOneOrigin) {
  Builder b;
  for (const char* id : {"one", "two"})
    b.article(id, "Callis Courier", id[0] == 'o' ? "2031-05-03" : "2031-06-01", courier_text(),
              {central("Two separate officials", 2).id("same")})
        .actor("Marek Odel")
        .actor("Odel Brandt");
  const Story story = tell(b.world);
  ASSERT_EQ(story.claims.size(), 1u);
  EXPECT_EQ(range_words(story.claims[0].origins), "1 to 2");
}

// A digest of two reports says nothing that they do not say, and does not make them one.
TEST(Bad, ADigestOfTwoReportsIsNoOriginAndJoinsNothing) {
  Builder b;
  const std::string seen = "the ferry Amalie ran on to the slip at half past nine in the evening";
  const std::string first = "Ruta Amsel said that " + seen + ". " + filler(31, 200);
  const std::string second = "Our reporter saw that " + seen + ". " + filler(32, 200);
  const auto own = [&] { return Say(SourceClass::witnessed, "Our reporter", seen); };
  const auto amsel = [&] { return Say(kNamed, "Ruta Amsel", seen).with(Basis::saw_or_heard); };
  b.article("first", "Callis Courier", "2031-05-03", first, {amsel()}).actor("Ruta Amsel");
  b.article("second", "Tidewater Post", "2031-05-03", second, {own()});
  b.article("both", "Quick Wire", "2031-05-05", first + "\n" + second, {amsel(), own()}).actor("Ruta Amsel");
  const Story story = tell(b.world);
  EXPECT_NE(story.relations[0].group, story.relations[1].group);
  EXPECT_NE(story.relations[2].evidence.find("part of it stands in "), std::string::npos)
      << story.relations[2].evidence;
  ASSERT_EQ(story.claims.size(), 1u);
  EXPECT_EQ(range_words(story.claims[0].origins), "2");
}

TEST(Relations, AQuotedStatementAndFurnitureAreNoCopies) {
  Builder b;
  const std::string furniture = "Sign up here for the letter that we send to all our readers every day of the week. ";
  for (unsigned i = 0; i < 12; ++i) {
    std::string text = filler(i + 200, 60) + "“" + filler(7, 90) + "” ";
    text += furniture + furniture;
    b.article(fmt::format("a{:02}", i), fmt::format("Outlet {}", i), "2031-05-03", text);
  }
  for (const ArticleRelation& row : tell(b.world).relations)
    EXPECT_EQ(row.relation, Relation::independent) << row.evidence;
}

TEST(Relations, EightyCopiesAreOneFamily) {
  Builder b;
  for (unsigned i = 0; i < 80; ++i)
    b.article(fmt::format("a{:03}", i), fmt::format("Outlet {}", i), "2031-05-03",
              fmt::format("Own lead number {}. ", i) + courier_text() + filler(3, 300),
              {central("Two separate officials", 2)})
        .actor("Marek Odel")
        .actor("Odel Brandt");
  const Story story = tell(b.world);
  for (const ArticleRelation& row : story.relations) EXPECT_EQ(row.group, story.relations[0].group);
  ASSERT_EQ(story.claims.size(), 1u);
  EXPECT_EQ(range_words(story.claims[0].origins), "1 to 2");
}

TEST(Property, TheOrderOfRecordsDoesNotMatter) {
  Builder b = harbour();
  b.article("review", "Lowland Gazette", "2032-06-02",
            "The Harbour Tribunal found that Marek Odel did not ask for the inspection report to be kept back.",
            {Say(SourceClass::institution, "Harbour Tribunal",
                 "Marek Odel did not ask for the inspection report to be kept back", Act::find)
                 .negated()})
      .actor("Marek Odel", {"commissioner"});
  b.article("undated", "", "", courier_text(), {central("Two separate officials", 2)})
      .actor("Marek Odel", {"agent"})
      .remark(true, "Corrected.");
  const std::string expected = dump(b.world, tell(b.world));
  EXPECT_NE(expected.find("finding rejects"), std::string::npos);
  std::mt19937 random(7);
  for (int round = 0; round < 30; ++round) {
    World world = b.world;
    std::shuffle(world.articles.begin(), world.articles.end(), random);
    std::shuffle(world.statements.begin(), world.statements.end(), random);
    std::shuffle(world.actors.begin(), world.actors.end(), random);
    std::shuffle(world.remarks.begin(), world.remarks.end(), random);
    std::map<std::int64_t, std::int64_t> rows;  // other rows, as if added in another order
    for (ArticleRecord& a : world.articles) a.row = rows[a.row] = 1000 - static_cast<std::int64_t>(rows.size());
    for (auto& s : world.statements) s.article_row = rows[s.article_row];
    for (auto& s : world.actors) s.article_row = rows[s.article_row];
    for (auto& s : world.remarks) s.article_row = rows[s.article_row];
    ASSERT_EQ(dump(world, tell(world)), expected) << "round " << round;
  }
}

}  // namespace
}  // namespace whosays::story
