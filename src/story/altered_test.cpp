// Copies that a machine altered: they carry what a closer version says, and give nothing its wording.
#include "story/altered.h"

#include <gtest/gtest.h>

#include <cstring>

#include "base/text_util.h"
#include "story/drifted_names.h"
#include "story/test_world.h"

namespace whosays::story::of_altered {
namespace {

/// Ten sentences with names that only they have, an allegation, an answer.
std::string report() {
  const char* const kPlaces[] = {"harbour", "customs", "lantern", "canal", "market",
                                 "archive", "survey",  "toll",    "coast", "tide"};
  std::string out;
  int n = 3;
  for (const char* place : kPlaces)
    out += fmt::format(
        "The {} office of Callis showed the {} ledger to {} inspectors in the spring, and the council kept the page. ",
        place, place, n++);
  return out +
         "Two officials said that Marek Odel asked Brandt to hold the ferry report back until the vote. "
         "Odel said that he had not asked Brandt to hold the ferry report back.";
}

std::string spun(std::string text) {
  const std::pair<const char*, const char*> kWords[] = {
      {"showed", "displayed"}, {"ledger", "account book"}, {"inspectors", "examiners"}, {"spring", "springtime"},
      {"kept", "retained"},    {"officials", "officers"},  {"Odel", "Odeel"},           {"report", "document"}};
  for (const auto& [from, to] : kWords)
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + std::strlen(to)))
      text.replace(at, std::strlen(from), to);
  return text;
}

const char* const kAsked = "Marek Odel asked Brandt to hold the ferry report back until the vote";

Builder harbour(const std::string& copy) {
  Builder b;
  b.article("first", "Callis Courier", "2031-05-03", report(),
            {Say(SourceClass::unnamed, "Two officials", kAsked).count(2).against("Marek Odel"),
             Say(SourceClass::named, "Odel", "he had not asked Brandt to hold the ferry report back", Act::deny)
                 .answers("first-0", Extent::all)});
  b.actor("Marek Odel", {}, ActorKind::person, {"Odel"});
  b.article("copy", "Quick Wire", "2031-05-04", copy,
            {Say(SourceClass::unnamed, "Two officers",
                 "Marek Odeel asked Brandt to hold the ferry document back until the vote")
                 .against("Marek Odeel"),
             Say(SourceClass::named, "the account book", "the council retained the page")});
  b.actor("Marek Odeel", {}, ActorKind::person, {"Odeel"}).actor("Ilse Grel");
  return b;
}

TEST(AlteredCopies, CarryWhatStandsAtTheSamePlaceAndGiveNoWording) {
  Builder b = harbour(spun(report()));
  const Story story = tell_setting_aside(b.world);
  ASSERT_EQ(story.relations[1].relation, Relation::spun);
  EXPECT_EQ(story.altered, (std::vector{Altered::no, Altered::closer_here}));
  for (const StatementRecord& s : b.world.statements)
    EXPECT_EQ(s.set_aside, s.article == "copy" ? kAlteredCopy : "") << s.id;
  EXPECT_EQ(b.world.articles[1].set_aside, 2U);
  for (const Claim& claim : story.claims)
    for (const StatementIndex i : claim.members) EXPECT_EQ(b.world.statements[i].article, "first");
  const auto claim =
      std::find_if(story.claims.begin(), story.claims.end(), [](const Claim& c) { return c.allegation; });
  ASSERT_NE(claim, story.claims.end());
  EXPECT_EQ(claim->origins.carriers, (std::vector<ArticleIndex>{0, 1}));
  ASSERT_EQ(claim->altered.size(), 1U);
  EXPECT_NE(claim->altered[0].words.find("ferry document"), std::string::npos);
  EXPECT_NE(joined(claim->origins.because, " ").find("1 copy altered by machine has it at the same place"),
            std::string::npos);
  ASSERT_EQ(claim->answers.size(), 1U);
  EXPECT_EQ(claim->answers[0].altered, (std::vector<ArticleIndex>{1}));
  EXPECT_EQ(claim->origins.at_most, std::optional<std::uint32_t>(2)) << "a copy is no origin";
}

TEST(AlteredCopies, WhatNegatesWhatItDidNotIsNotCarried) {
  std::string text = spun(report());
  text.replace(text.find("asked Brandt to hold"), 12, "never asked Brandt");
  const Story story = tell(harbour(text).world);
  const auto claim =
      std::find_if(story.claims.begin(), story.claims.end(), [](const Claim& c) { return c.allegation; });
  ASSERT_NE(claim, story.claims.end());
  EXPECT_TRUE(claim->altered.empty());
}

TEST(AlteredCopies, AloneItIsKeptAndTheClaimSaysSo) {
  Builder b;
  b.article("copy", "Quick Wire", "2031-05-04", spun(report()),
            {Say(SourceClass::unnamed, "Two officers",
                 "Marek Odeel asked Brandt to hold the ferry document back until the vote")});
  EXPECT_FALSE(tell(b.world).claims.at(0).only_altered);
  b.world.related.articles.push_back({b.world.articles[0].row, {}, true});  // beside the whole ledger it is a copy
  EXPECT_TRUE(tell(b.world).claims.at(0).only_altered);
  b.world.related.articles.clear();
  b.world.articles[0].text += " {Learn|Read|Study} more of the prime clergyman.";
  const Story story = tell(b.world);
  EXPECT_EQ(story.altered[0], Altered::alone);
  EXPECT_TRUE(story.claims.at(0).only_altered);
}

TEST(AlteredCopies, AWrongDateSilencesNobody) {
  Builder b = harbour(spun(report()));
  b.world.articles[1].published = "2019-01-01";  // the reworded copy says that it is older by years
  EXPECT_EQ(tell(b.world).altered, (std::vector{Altered::no, Altered::no})) << "which is which is not known";
  b.world.articles[1].text += " {Learn|Read|Study} more of the prime clergyman.";
  EXPECT_EQ(tell(b.world).altered, (std::vector{Altered::no, Altered::closer_here})) << "its own marks tell";
  b.world.articles[1].published = "2031-05-03";
  b.world.articles[1].text = spun(report());
  EXPECT_EQ(tell(b.world).altered, (std::vector{Altered::no, Altered::no})) << "the same day";
}

TEST(AlteredCopies, ADraftIsBeingWrittenAndIsNoCopy) {
  Builder b = harbour(spun(report()));
  b.world.articles[1].state = PublicationState::draft;
  EXPECT_EQ(tell(b.world).altered[1], Altered::no);
}

TEST(DriftedNames, TheClosestVersionSettlesWhatStandsAtItsPlace) {
  const Builder b = harbour(spun(report()) + " The page was read by Ilse Grel.");
  const Story story = tell(b.world);
  ASSERT_EQ(story.names.size(), 3U);
  EXPECT_EQ(story.names[0].spelling, "Marek Odeel");
  EXPECT_EQ(story.names[0].original, "Marek Odel");
  EXPECT_EQ(story.names[1].spelling, "Odeel");
  EXPECT_EQ(story.names[1].original, "Marek Odel");
  EXPECT_EQ(story.names[2].spelling, "Ilse Grel");
  EXPECT_EQ(story.names[2].original, "") << "nothing at its place: not settled";
  const auto pages = who(b.world, "Marek Odel", &story);
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0].altered.size(), 2U);
}

TEST(DriftedNames, ArePairedByPlace) {
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  const auto pairs = [](const char* copy, const char* original) {
    return paired_names(name_phrases(copy), name_phrases(original));
  };
  EXPECT_EQ(pairs("as Mr. Odeel asked Brandt Odel, who stands for the line Skerrin",
                  "as Mr Odel asked Odel Brandt, who stands for Skerrin Line"),
            (Pairs{{"Brandt Odel", "Odel Brandt"}, {"Skerrin", "Skerrin Line"}, {"Odeel", "Odel"}}));
  EXPECT_EQ(pairs("it was told to the Callis Messenger", "it was told to the Callis Courier"),
            (Pairs{{"Callis Messenger", "Callis Courier"}}));
  EXPECT_TRUE(pairs("it was told to Velm and to Grel", "it was told to Otto and to Inspectorate").empty())
      << "two on each side, and nothing alike: nothing is said";
}

}  // namespace
}  // namespace whosays::story::of_altered
