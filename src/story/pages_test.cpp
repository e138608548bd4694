// Pages about actors, the three clocks, dates and words.
#include <gtest/gtest.h>

#include "story/dates.h"
#include "story/spellings.h"
#include "story/story.h"
#include "story/test_world.h"
#include "story/words.h"

namespace whosays::story {
namespace {

TEST(Who, SameFullNameJoinsUnlessRolesConflictAndShortNamesStayApart) {
  Builder b;
  b.article("a", "Callis Courier", "2031-05-03", "x", {Say(SourceClass::named, "Marek Odel", "the quay is safe")})
      .actor("Marek Odel", {"harbour commissioner"}, ActorKind::person, {"Odel"})
      .actor("Odel Brandt", {"agent"})
      .actor("Port of Callis", {}, ActorKind::organisation);
  b.article("b", "Tidewater Post", "2031-05-04", "x", {Say(SourceClass::named, "Marek Odel", "the quay is new")})
      .actor("Marek Odel", {"harbour commissioner"})
      .actor("Port of Callis", {}, ActorKind::organisation);
  b.article("c", "Lowland Gazette", "2031-05-05", "x", {Say(SourceClass::named, "Marek Odel", "the goal was fine")})
      .actor("Marek Odel", {"goalkeeper"});
  b.article("d", "Reed Weekly", "2031-05-06", "x").actor("Odel");
  const auto pages = who(b.world, "marek odel");
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_EQ(pages[0].articles.size(), 2u);
  EXPECT_EQ(pages[0].says.size(), 2u);
  EXPECT_EQ(pages[1].articles.size(), 1u);
  EXPECT_EQ(pages[0].not_joined,
            (std::vector<std::string>{"Marek Odel, goalkeeper (Lowland Gazette)", "Odel", "Odel Brandt"}));
  EXPECT_EQ(who(b.world, "Odel").size(), 1u);  // exact
  EXPECT_EQ(who(b.world, "brandt").size(), 1u);
  EXPECT_TRUE(who(b.world, "nobody").empty());
}

TEST(Who, SeveralWhoSpeakAsOneStandOnThePageOfEach) {
  Builder b;
  b.article("a", "Callis Courier", "2031-05-03", "x",
            {Say(SourceClass::named, "Ada Finch and Bo Marsh", "the quay is safe")
                 .part(Part::source, "Ada Finch", "Ada Finch")
                 .part(Part::source, "Bo Marsh", "Bo Marsh"),
             Say(SourceClass::named, "Bo Marsh", "the quay is new")})
      .actor("Ada Finch")
      .actor("Bo Marsh")
      .actor("Ada Finch and Bo Marsh", {}, ActorKind::group);
  ASSERT_EQ(who(b.world, "finch").size(), 1U);  // the group is asked for by its whole name
  EXPECT_EQ(who(b.world, "finch").front().says.size(), 1U);
  EXPECT_TRUE(who(b.world, "finch").front().not_joined.empty());
  EXPECT_EQ(who(b.world, "Bo Marsh").front().says.size(), 2U);
  EXPECT_EQ(who(b.world, "Ada Finch and Bo Marsh").front().says.size(), 1U);
}

TEST(Who, SpellingsAreNames) {
  for (const char* none : {"he", "His", "I", "the agency", "A spreadsheet", "her cousin", "",
                           "Counsel to the defendant", "Mrs Odel, a retired teacher", "themselves"})
    EXPECT_FALSE(spelling_in(none).has_value()) << none;
  EXPECT_EQ(spelling_in("Mr Odel’s"), "Mr Odel");
  EXPECT_EQ(spelling_in("the NIA"), "NIA");
  EXPECT_EQ(spelling_in("Ministry of  Ports"), "Ministry of Ports");
  EXPECT_EQ(spelling_in("van der Holt"), "van der Holt");
  EXPECT_EQ(spelling_in("田中太郎"), "田中太郎");
  ActorRecord record;
  record.aliases = {{"he", 9}, {"Odel", 2}, {"Odel's", 2}, {"Marek Odel", 3}};
  const auto spellings = spellings_of({&record, &record});
  ASSERT_EQ(spellings.size(), 2u);
  EXPECT_EQ(spellings[0].text, "Odel");
  EXPECT_EQ(spellings[0].count, 8u);
}

TEST(Who, WhatIsSaidOfSomebodyAndIsNothingAgainstThem) {
  Builder b;
  b.article("a", "Callis Courier", "2031-05-03", "x",
            {Say(SourceClass::named, "Ana Vell", "Marek Odel opened the quay"),
             Say(SourceClass::named, "Ana Vell", "the quay is new"),
             Say(SourceClass::named, "Marek Odel", "Marek Odel is well")})
      .actor("Marek Odel", {"commissioner"})
      .actor("Ana Vell");
  const auto pages = who(b.world, "Marek Odel");
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_EQ(pages[0].named, std::vector<StatementIndex>{0});
  EXPECT_EQ(pages[0].says, std::vector<StatementIndex>{2});
  EXPECT_TRUE(pages[0].about.empty());
}

TEST(Timeline, ThreeClocksSortedAndUndatedLastWithoutSetAsideStatements) {
  Builder b;
  b.article("b", "Tidewater Post", "", "x");
  b.article("a", "Callis Courier", "2031-05-03", "Odel said in April the quay sank on 2 March 2031.",
            {Say(SourceClass::named, "Marek Odel", "the quay sank on 2 March 2031").said("2031-04"),
             Say(SourceClass::named, "Marek Odel", "the quay").said("2031-04").aside("broken")});
  TimeRecord time;
  time.article_row = b.world.articles.back().row;
  time.words = "2 March 2031";
  time.value = "2031-03-02";
  time.statement = "a-0";
  b.world.times.push_back(time);
  time.statement = "a-1";  // set aside: does not show
  b.world.times.push_back(time);
  time.statement.clear();
  time.type = TimeType::duration;
  b.world.times.push_back(time);
  const auto moments = timeline(b.world);
  ASSERT_EQ(moments.size(), 4u);
  EXPECT_EQ(moments[0].clock, Moment::Clock::happened);
  EXPECT_EQ(moments[0].by, "Marek Odel");
  EXPECT_EQ(moments[1].clock, Moment::Clock::said);
  EXPECT_EQ(moments[1].receipt.front(), 'r');
  EXPECT_EQ(moments[2].value, "2031-05-03");
  EXPECT_EQ(moments[3].value, "");
}

TEST(Dates, OnlySureOrderIsOrder) {
  EXPECT_TRUE(surely_before("2031-05-02", "2031-05-03"));
  EXPECT_FALSE(surely_before("2031-05", "2031-05-03"));
  EXPECT_FALSE(surely_before("2031-05-03", "2031-05-03T10:00Z"));
  EXPECT_TRUE(surely_before("2031-05-03T23:30:00+02:00", "2031-05-03T22:00Z"));
  EXPECT_FALSE(surely_before("", "2031-05-03"));
  EXPECT_FALSE(surely_before("yesterday", "2031-05-03"));
  EXPECT_FALSE(moments_of("2031-13-01"));
  EXPECT_EQ(date_words("2031-05-03T10:00Z"), "3 May 2031");
}

TEST(Words, StemsQuotationsAndSentences) {
  EXPECT_EQ(stem("asked"), stem("asking"));
  EXPECT_EQ(stem("held"), stem("keep"));
  EXPECT_NE(stem("report"), stem("reporter"));
  const auto words = words_in("He said “keep it” on 1,200 quays, Odel’s own.");
  EXPECT_TRUE(words[2].quoted);
  EXPECT_FALSE(words[4].quoted);
  EXPECT_EQ(words[5].text, "1200");
  EXPECT_EQ(words[7].text, "odel");
  const std::string text = "First one. Mr. Odel said no. Third.\nFourth";
  const Span span = sentence_around(text, {16, 20});
  EXPECT_EQ(text.substr(span.begin, span.size()), "Mr. Odel said no.");
}

}  // namespace
}  // namespace whosays::story
