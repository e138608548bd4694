// Who is a voice of a claim and who is one with another. Everything is invented.
#include "story/voices.h"

#include <gtest/gtest.h>

#include <string>

#include "story/same_voice.h"
#include "story/story.h"
#include "story/test_world.h"

namespace whosays::story {
namespace {

const std::string kShut = "the Marnebekk tunnel of Skerrin Line was shut before the inspection";

Origins origins_of(const World& world, const std::string& content) {
  for (const Claim& claim : tell(world).claims)
    for (const StatementIndex i : claim.members)
      if (world.statements[i].content == content) return claim.origins;
  return {};
}

TEST(Voices, ThoseWhoAreNamedOneByOneAreAsMany) {
  EXPECT_EQ(named_one_by_one("An official"), 1U);
  EXPECT_EQ(named_one_by_one("An official and an aide"), 2U);
  EXPECT_EQ(named_one_by_one("A nurse, a doctor and a porter"), 2U) << "at least";
  EXPECT_EQ(named_one_by_one("An official of the ministry for trade and fishing"), 1U);
  Builder b;
  b.article("courier", "Callis Courier", "2031-05-03", "An official and an aide said that " + kShut + ". " + filler(1),
            {Say(kUnnamed, "An official and an aide", kShut).count(1).described("official and an aide")});
  const Origins origins = origins_of(b.world, kShut);
  EXPECT_EQ(origins.at_least, 1U);
  EXPECT_EQ(origins.at_most, 2U);
}

// Harbour Online credits the Courier; an official told `hearer` the same.
Origins told_to(const std::string& hearer) {
  Builder b;
  b.article("courier", "Callis Courier", "2031-05-03", "A clerk said that " + kShut + ". " + filler(1),
            {Say(kUnnamed, "A clerk", kShut).described("clerk")});
  b.article("online", "Harbour Online", "2031-05-04",
            "The Callis Courier reported that " + kShut + ". An official told " + hearer + " that " + kShut + ". " +
                filler(3),
            {Say(SourceClass::media, "The Callis Courier", kShut),
             Say(kUnnamed, "An official", kShut).described("official").part(Part::to, hearer, "")});
  return origins_of(b.world, kShut);
}

TEST(Voices, WhoTellsTheOutletItselfFollowsNoOther) {
  EXPECT_EQ(told_to("Harbour Online").at_most, 2U);
  EXPECT_EQ(told_to("this newspaper").at_most, 2U);
  EXPECT_EQ(told_to("the Callis Courier").at_most, 1U);
  EXPECT_EQ(told_to("Harbour Online").at_least, 1U);
}

TEST(Voices, WhatUnnamedSourcesSaidInAnotherOutletIsTheOutlets) {
  const auto most_behind = [](const std::string& in) {
    Builder b;
    b.article("courier", "Callis Courier", "2031-05-03", "A clerk said that " + kShut + ". " + filler(1),
              {Say(kUnnamed, "A clerk", kShut).described("clerk")});
    b.article("online", "Harbour Online", "2031-06-04", "By officials" + in + ", " + kShut + ". " + filler(3),
              {Say(kUnnamed, "officials", kShut)});
    return origins_of(b.world, kShut).at_most;
  };
  EXPECT_EQ(most_behind(", in the Callis Courier and elsewhere"), 1U);
  EXPECT_EQ(most_behind(", in Callis"), std::nullopt);
  EXPECT_EQ(most_behind(""), std::nullopt);
}

TEST(Voices, ASourceThatACreditNamesIsTheCreditedOutlets) {
  Builder b;
  b.article("courier", "Callis Courier", "2031-05-03", "A clerk said that " + kShut + ". " + filler(1),
            {Say(kUnnamed, "A clerk", kShut).described("clerk")});
  b.article("online", "Harbour Online", "2031-05-04",
            "The clerk Odd Levring told the Callis Courier that " + kShut + ". " + filler(3),
            {Say(kNamed, "Odd Levring", kShut).part(Part::to, "the Callis Courier", "")})
      .actor("Odd Levring");
  EXPECT_EQ(range_words(origins_of(b.world, kShut)), "1");
}

TEST(Voices, WhatAPaperSaysThatOthersSaidIsThePapers) {
  const std::string warned = "engineers warned the builders of water in the Marnebekk tunnel";
  const std::string water = "the builders of water in the Marnebekk tunnel";
  const auto most = [&](SourceClass by) {
    Builder b;
    Say inner(kUnnamed, "engineers", water);
    inner.record.within = "outer";
    b.article("review", "Tunnel Review", "2031-05-03", "A memo shows that " + warned + ". " + filler(1),
              {Say(by, "A memo", warned).id("outer"), inner});
    return origins_of(b.world, warned).at_most;
  };
  EXPECT_EQ(most(SourceClass::document), 1U);
  EXPECT_FALSE(most(kUnnamed).has_value()) << "hearsay: the engineers are counted, and how many is not said";
}

// The Courier has what is said against Marek Odel; he speaks to the Post.
Origins with_his_own(const std::string& words, Act act = Act::assert_) {
  const std::string raised = "Marek Odel raised the marks of at least nine pupils in Callis";
  Builder b;
  b.article("courier", "Callis Courier", "2031-05-03",
            "A teacher said that " + raised + ". Skerrin Line kept silent. " + filler(1, 20),
            {Say(kUnnamed, "A teacher", raised).described("teacher").against("Marek Odel")})
      .actor("Marek Odel");
  b.article("post", "Tidewater Post", "2031-05-09",
            "There is news from Callis of Skerrin Line.\n\nNo word.\n\nNobody came.\n\nMarek Odel said that " + words +
                ". " + filler(2, 20),
            {Say(kNamed, "Marek Odel", words, act)})
      .actor("Marek Odel");
  return origins_of(b.world, raised);
}

TEST(Voices, WhoIsSpokenAgainstAndSaysThatTheyDidItIsOne) {
  EXPECT_EQ(with_his_own("yes, he lifted the marks of nine young people").at_most, 2U);
  EXPECT_EQ(with_his_own("another lifted the marks of nine young people").at_most, 1U);
  EXPECT_EQ(with_his_own("he lifted the marks of nine young people", Act::deny).at_most, 1U);
}

}  // namespace
}  // namespace whosays::story
