// Who may say a claim in other words: in the most of its origins, never in the least. Everything is invented.
#include "story/akin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "story/akin_passage.h"
#include "story/claim_decisions.h"
#include "story/story.h"
#include "story/test_world.h"

namespace whosays::story {
namespace {

const std::string kRail = "The council of Vell has halted work on the Marnebekk tunnel";

bool alike(std::string_view a, std::string_view b, Asked asked = Asked::of_statement) {
  for (const AkinSentence& x : akin_sentences(a))
    for (const AkinSentence& y : akin_sentences(b)) {
      const float there = likeness(x, y, asked);
      EXPECT_FLOAT_EQ(there, likeness(y, x, asked)) << a << " | " << b;
      if (there > 0) return true;
    }
  return false;
}

// An unnamed source of the Courier, and one more article.
Builder two_reports(const std::string& text, std::vector<Say> says, const std::string& publisher = "Lowland Post") {
  Builder b;
  b.article("courier", "Callis Courier", "2031-05-03",
            "An official in Vell said: " + kRail + ". Odel Brandt of Skerrin Line kept silent. " + filler(1),
            {Say(kUnnamed, "An official in Vell", kRail).described("official")});
  b.article("other", publisher, "2031-05-05", text + " Skerrin Line of Vell, Marnebekk. " + filler(2), std::move(says));
  return b;
}

Origins of_rail(const World& world) {
  for (const Claim& claim : tell(world).claims)
    for (const StatementIndex i : claim.members)
      if (world.statements[i].content == kRail && world.statements[i].article == "courier") return claim.origins;
  return {};
}

bool has_reason(const Origins& origins, std::string_view words) {
  return std::any_of(origins.because.begin(), origins.because.end(),
                     [&](const std::string& reason) { return reason.find(words) != std::string::npos; });
}

TEST(AkinPassage, OtherWordsMaySayTheSame) {
  EXPECT_TRUE(
      alike("The government has halted work on the airport railway", "Work on the airport railway has been stopped"));
  EXPECT_TRUE(alike("212 of 640 bolts had been left out of the western half",
                    "Of the 640 bolts that ought to hold it, 212 were never put in, all in the western half"));
  EXPECT_TRUE(alike("The ferry left with its bow door open", "The bow door had not been closed when we sailed"));
  EXPECT_TRUE(
      alike("The pool has been sold to the hotel group Pellucid", "The hotel group Pellucid has bought the pool"));
  EXPECT_TRUE(alike("Air filters in two theatres had not been changed for at least three years",
                    "Neither filter had been changed in at least three years"));
  EXPECT_TRUE(alike("The open-air pool in Brackmouth has been sold to the hotel group Pellucid",
                    "The pool, closed for two summers, had been bought by the hotel group Pellucid"));
  EXPECT_TRUE(alike("The ministry will ban eel fishing off Halmere from September",
                    "As of September, eel may no longer be fished off Halmere by any boat"));
  EXPECT_TRUE(alike("The president adopted a boy so that he will not become a werewolf",
                    "President Adopts Young Boy to Stop Him from Becoming a Werewolf"));
}

TEST(AkinPassage, WhatCannotBeTheSame) {
  const char* const kSold = "The council sold the harbour pool to Skerrin Line for one crown";
  EXPECT_FALSE(alike(kSold, "The council did not sell the harbour pool to Skerrin Line"));
  EXPECT_FALSE(alike(kSold, "The council is believed to have sold the harbour pool to Skerrin Line"));
  EXPECT_FALSE(alike(kSold, "The library is open until eight"));
  EXPECT_FALSE(alike("The council approved the plan for the harbour pool",
                     "The plan for the harbour pool was rejected by the council"));
  EXPECT_FALSE(alike("The ferry may be taken out of service in September", "The ferry is out of service in September"));
  EXPECT_FALSE(alike("Nine people were in the lift at the harbour", "Twelve people were in the lift at the harbour"));
  EXPECT_TRUE(alike("About 40 tonnes of undersized hake", "Forty-one tonnes of hake, undersized"));
  const char* const kTwelve = "Twelve people were in the lift at the harbour";
  EXPECT_TRUE(alike("At least nine people were in the lift at the harbour", kTwelve));
  EXPECT_TRUE(alike("Up to 30 people were in the lift at the harbour", kTwelve));
  EXPECT_FALSE(alike("Up to nine people were in the lift at the harbour", kTwelve));
  EXPECT_TRUE(
      alike("Mr Holm had raised the marks of at least nine pupils", "He lifted the marks of nine young people"));
}

TEST(Origins, WhoSaysItInOtherWordsIsInTheMostAndNotInTheLeast) {
  const World world = two_reports("Bea Lorne said that work in the tunnel under Marnebekk was stopped.",
                                  {Say(kNamed, "Bea Lorne", "work in the tunnel under Marnebekk was stopped")})
                          .actor("Bea Lorne")
                          .world;
  const Origins origins = of_rail(world);
  EXPECT_EQ(origins.at_least, 1U);
  EXPECT_EQ(origins.at_most, 2U);
  EXPECT_TRUE(has_reason(origins, "1 says it, 1 more may: claims --join or --split of theirs narrows this."));
  EXPECT_TRUE(has_reason(origins,
                         "May say it in other words, in the most and not in the least: Bea Lorne in Lowland Post, l."));
}

TEST(Origins, PeopleWhomNobodyCountedInOtherWordsMakeTheMostUnknown) {
  const World world = two_reports("Residents said that work in the tunnel under Marnebekk was stopped.",
                                  {Say(kUnnamed, "Residents", "work in the tunnel under Marnebekk was stopped")})
                          .world;
  const Origins origins = of_rail(world);
  EXPECT_EQ(origins.at_least, 1U);
  EXPECT_FALSE(origins.at_most.has_value());
  EXPECT_TRUE(
      has_reason(origins, "May say it in other words, how many is not said, in the most and not in the least: "));
}

TEST(Origins, ADenialInOtherWordsIsNoOrigin) {
  const World world = two_reports("Bea Lorne said that work in the tunnel under Marnebekk was not stopped.",
                                  {Say(kNamed, "Bea Lorne", "work in the tunnel under Marnebekk was not stopped")})
                          .actor("Bea Lorne")
                          .world;
  EXPECT_EQ(of_rail(world).at_most, 1U);
}

TEST(Origins, AnArticleThatSaysItItselfMayHaveAnOriginOfItsOwn) {
  const Origins origins = of_rail(two_reports("Work in the tunnel under Marnebekk has been halted.", {}).world);
  EXPECT_EQ(origins.at_most, 2U);
  EXPECT_TRUE(has_reason(origins, "Lowland Post in its own voice, l.1"));
  EXPECT_EQ(
      of_rail(two_reports("Work in the tunnel under Marnebekk has been halted, the Callis Courier reported.", {}).world)
          .at_most,
      1U)
      << "it credits";
  EXPECT_EQ(
      of_rail(two_reports("Work in the tunnel under Marnebekk has been halted.", {}, "Callis Courier").world).at_most,
      1U)
      << "the outlet has somebody who says it";
}

TEST(Origins, OutletsInGeneralAreThoseThatAreHere) {
  const World world =
      two_reports("Local media reported that work in the tunnel under Marnebekk was stopped.",
                  {Say(SourceClass::media, "Local media", "work in the tunnel under Marnebekk was stopped")})
          .world;
  EXPECT_EQ(of_rail(world).at_most, 1U);
}

TEST(Origins, ALeadThatIsTakenUpByNameIsOneVoice) {
  const World world =
      two_reports(
          "An engineer said that work in the tunnel under Marnebekk was stopped. Bea Lorne said: Nobody works "
          "in the Marnebekk tunnel, it is halted.",
          {Say(kUnnamed, "An engineer", "work in the tunnel under Marnebekk was stopped").described("engineer"),
           Say(kNamed, "Bea Lorne", "work in the Marnebekk tunnel is halted")})
          .actor("Bea Lorne")
          .world;
  EXPECT_EQ(of_rail(world).at_most, 2U);
}

TEST(Origins, WhatStandsInAHeadlineAloneHasNoKnownMost) {
  Builder b;
  b.article("a", "Callis Courier", "2031-05-03", "The harbour was quiet. " + filler(1),
            {Say(SourceClass::own_voice, "", "Mayor of Vell bought the secret votes of farmers", Act::accuse).title()});
  const World world = b.world;
  const Story story = tell(world);
  ASSERT_EQ(story.claims.size(), 1U);
  EXPECT_EQ(story.claims[0].origins.at_least, 1U);
  EXPECT_FALSE(story.claims[0].origins.at_most.has_value());
}

// Two reports of an accident, no word of what they say in common.
Builder two_leads(const std::string& day, const std::string& second = "the ropeway gave up above the ravine") {
  const std::string first = "the chairlift stopped";
  Builder b;
  b.article("gazette", "Pellmere Gazette", "2031-03-02",
            "Tilda Omar said that " + first +
                " at Hornspitz on Sunday. The company from Pellmere, Hornspitz Bahnen, kept silent. " + filler(1, 30),
            {Say(kNamed, "Tilda Omar", first)})
      .actor("Tilda Omar");
  b.article("radio", "Upper Valley Radio", day,
            "Jonas Fehr said that " + second + " on Hornspitz.\n\nNobody answered at Hornspitz Bahnen, of Pellmere. " +
                filler(2, 30),
            {Say(kNamed, "Jonas Fehr", second)})
      .actor("Jonas Fehr");
  return b;
}

Origins of_lift(const World& world) {
  for (const Claim& claim : tell(world).claims)
    for (const StatementIndex i : claim.members)
      if (world.statements[i].content == "the chairlift stopped") return claim.origins;
  return {};
}

TEST(Origins, AnotherReportOfTheSameDaysMayLeadWithTheSame) {
  const Origins origins = of_lift(two_leads("2031-03-03").world);
  EXPECT_EQ(origins.at_least, 1U);
  EXPECT_EQ(origins.at_most, 2U);
  EXPECT_TRUE(has_reason(origins,
                         "May tell the same in reports of the event, in the most and not in the least: Jonas Fehr in "
                         "Upper Valley Radio, l."));
}

TEST(Origins, AReportOfLaterDaysOrWithoutADateCountsIfItTakesUpWhatIsSaid) {
  EXPECT_EQ(of_lift(in_a_crowd(two_leads("2031-03-20"))).at_most, 1U);
  EXPECT_EQ(of_lift(in_a_crowd(two_leads(""))).at_most, 1U);
  const std::string taken_up = "a worn gear in the chairlift had been known";
  EXPECT_EQ(of_lift(in_a_crowd(two_leads("2031-03-20", taken_up))).at_most, 2U);
  EXPECT_EQ(of_lift(in_a_crowd(two_leads("", taken_up))).at_most, 2U);
  EXPECT_EQ(of_lift(in_a_crowd(two_leads("2031-02-10", taken_up))).at_most, 1U) << "before anybody could know";
}

TEST(Origins, WhereFewReportsAreNearWhoeverSpeaksFirstInOneMayTellTheSame) {
  for (const char* day : {"2031-02-10", "2031-03-20", ""}) EXPECT_EQ(of_lift(two_leads(day).world).at_most, 2U) << day;
  EXPECT_EQ(of_lift(two_leads("2031-03-20", "no chairlift has been halted above the ravine").world).at_most, 1U);
}

// Who speaks first and next in a report near, nobody behind them; each until a person takes them out.
TEST(Origins, TwoOfAReportNearMayTellTheSameUntilAPersonTakesThemOut) {
  const std::string gave_up = "the ropeway gave up above the ravine";
  const std::string wind = "a storm had been forecast";
  Builder b = two_leads("2031-02-28");
  b.world.articles.pop_back();
  b.world.statements.pop_back();
  b.article(
       "radio", "Upper Valley Radio", "2031-03-20",
       "Jonas Fehr said that " + gave_up + " on Hornspitz.\n\nAnka Veld said that " + wind +
           ".\n\nPiet Orme said that tea was served.\n\nNobody answered at Hornspitz Bahnen, of Pellmere. " +
           filler(2, 30),
       {Say(kNamed, "Jonas Fehr", gave_up), Say(kNamed, "Anka Veld", wind), Say(kNamed, "Piet Orme", "tea was served")})
      .actor("Jonas Fehr")
      .actor("Anka Veld")
      .actor("Piet Orme");
  const auto take_out = [&](StatementIndex i) {
    b.world.decisions.push_back(apart_decision(b.world, i));
    return of_lift(b.world);
  };
  const Origins origins = of_lift(b.world);
  EXPECT_EQ(origins.at_most, 2U) << "that both do is hardly likely";
  EXPECT_EQ(origins.may, (std::vector<StatementIndex>{1, 2}));
  EXPECT_TRUE(has_reason(origins, "1 says it, up to 1 of 2 others may: "));
  EXPECT_EQ(take_out(2).at_most, 2U);
  EXPECT_EQ(take_out(1).at_most, 1U);
}

// What an outlet had from somebody, and says in its own voice later, is no second origin.
TEST(Origins, AnOutletRestsOnItsOwnReport) {
  World world = two_reports("Work in the tunnel under Marnebekk was stopped.",
                            {Say(SourceClass::own_voice, "", "Work in the tunnel under Marnebekk was stopped")})
                    .world;
  EXPECT_EQ(of_rail(world).at_most, 2U);
  world.articles[1].publisher = world.articles[0].publisher;
  EXPECT_EQ(of_rail(world).at_most, 1U);
}

TEST(Origins, TheNextReportOfTheSameOutletCountsIfItTakesUpWhatIsSaid) {
  const auto of_gazette = [](const std::string& second) {
    World world = in_a_crowd(two_leads("2031-03-20", second));
    world.articles[1].publisher = "Pellmere Gazette";
    return of_lift(world).at_most;
  };
  EXPECT_EQ(of_gazette("the ropeway gave up above the ravine"), 1U);
  EXPECT_EQ(of_gazette("a worn gear in the chairlift had been known"), 2U);
}

// What follows a lead in the second paragraph, said by `who`.
Origins of_second(const std::string& who) {
  const std::string lead = "the chairlift stopped";
  const std::string further = "nobody had a blanket";
  Builder b;
  b.article("gazette", "Pellmere Gazette", "2031-03-02",
            "Tilda Omar said that " + lead + " at Hornspitz on Sunday.\n\n" + who + " said that " + further +
                ". The company from Pellmere, Hornspitz Bahnen, kept silent. " + filler(1, 30),
            {Say(kNamed, "Tilda Omar", lead), Say(kNamed, who, further)})
      .actor("Tilda Omar");
  b.article("radio", "Upper Valley Radio", "2031-03-03",
            "Jonas Fehr said that the ropeway gave up above the ravine on Hornspitz.\n\nNobody answered at Hornspitz "
            "Bahnen, of Pellmere. " +
                filler(2, 30),
            {Say(kNamed, "Jonas Fehr", "the ropeway gave up above the ravine")})
      .actor("Jonas Fehr");
  const World world = in_a_crowd(b);
  for (const Claim& claim : tell(world).claims)
    for (const StatementIndex i : claim.members)
      if (world.statements[i].content == further) return claim.origins;
  return {};
}

TEST(Origins, WhoLeadsGoesOnInTheSecondParagraph) {
  EXPECT_EQ(of_second("Tilda Omar").at_most, 2U);
  EXPECT_EQ(of_second("Rupert Zang").at_most, 1U);
}

TEST(Origins, WhoDeniesItDoesNotTellTheSame) {
  EXPECT_EQ(of_lift(two_leads("2031-03-03", "no chairlift has been halted above the ravine").world).at_most, 1U);
}

TEST(Origins, WhoConfirmsWithANegationDoes) {
  World world = two_leads("2031-03-03", "no chairlift will be running for weeks").world;
  EXPECT_EQ(of_lift(world).at_most, 1U);
  world.statements.back().act = Act::confirm;
  EXPECT_EQ(of_lift(world).at_most, 2U);
}

// The Gazette begins with `scene`, the radio is a report without a speaker.
Origins behind(const std::string& scene, std::vector<Say> says, const std::string& of_radio) {
  const std::string first = "the chairlift stopped";
  says.push_back(Say(kNamed, "Tilda Omar", first));
  Builder b;
  b.article("gazette", "Pellmere Gazette", "2031-03-02",
            scene + "\n\nTilda Omar said that " + first +
                " at Hornspitz on Sunday. The company from Pellmere, Hornspitz Bahnen, kept silent. " + filler(1, 30),
            std::move(says))
      .actor("Tilda Omar");
  b.article("radio", "Upper Valley Radio", "2031-03-03",
            of_radio + "\n\nNobody answered at Hornspitz Bahnen, of Pellmere. " + filler(2, 30));
  return of_lift(b.world);
}

TEST(Origins, AnOutletThatTellsWhatItDidMayTellTheSame) {
  const Origins origins = behind("It was windy.", {}, "We hung above the ravine of Hornspitz for an hour.");
  EXPECT_EQ(origins.at_most, 2U) << "and nobody speaks before Tilda Omar";
  EXPECT_TRUE(has_reason(origins, "not in the least: Upper Valley Radio in its own voice, l.1."));
  EXPECT_EQ(behind("It was windy.", {}, "\"We hung above the ravine of Hornspitz.\"").at_most, 1U);
  EXPECT_EQ(behind("Rupert Zang said that nobody had a blanket.", {Say(kNamed, "Rupert Zang", "nobody had a blanket")},
                   "We hung above the ravine of Hornspitz for an hour.")
                .at_most,
            1U)
      << "somebody speaks before";
}

TEST(Origins, OnDaysWithFewReportsLessMustBeShared) {
  const auto shared = [](const World& world) {
    return shared_event(EventWords(world.articles[0].text), EventWords(world.articles[1].text));
  };
  Builder b = two_leads("2031-03-03");
  for (unsigned words = 10; shared(b.world) >= kOneEventOfAnyDay; words += 10)
    b.world.articles[1].text += filler(words, 10);
  ASSERT_GE(shared(b.world), kOneEventOfTheseDays);
  EXPECT_EQ(of_lift(in_a_crowd(b)).at_most, 2U);
  for (unsigned i = 0; i < 10; ++i)
    b.article("more" + std::to_string(i), "Outlet " + std::to_string(i), "2031-03-04", filler(100 + i));
  EXPECT_EQ(of_lift(in_a_crowd(b)).at_most, 1U);
}

TEST(Origins, AReportThatCreditsTheOtherIsNoFurtherOrigin) {
  const World world =
      two_leads("2031-03-03", "the Pellmere Gazette first reported of the ropeway above the ravine").world;
  EXPECT_EQ(of_lift(world).at_most, 1U);
}

}  // namespace
}  // namespace whosays::story
