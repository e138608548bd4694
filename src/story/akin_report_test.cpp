// Who else speaks in the report that leads with a claim. All people, places and outlets are invented.
#include "story/akin_report.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "story/story.h"
#include "story/test_world.h"

namespace whosays::story {
namespace {

const std::string kTaken = "Three table clocks were stolen from the museum on Monday night";
const std::string kHeard = "she heard glass and saw two men in overalls";

Say police() { return {SourceClass::institution, "police", kTaken}; }

/// The claim's origins in an article that goes on with others.
Origins beside(Say claim, std::vector<Say> others, const std::string& before = {}) {
  std::string text = before + kTaken + ", " + claim.record.source + " said.\n\n";
  for (const Say& other : others) text += other.record.source + " said that " + other.record.content + ".\n\n";
  others.insert(others.begin(), std::move(claim));
  Builder b;
  b.article("a", "Evening Call", "2030-09-17", text, std::move(others)).actor("police").actor("Petra Moll");
  for (const Claim& found : tell(b.world).claims)
    if (b.world.statements[found.members.front()].content == kTaken) return found.origins;
  return {};
}

TEST(AkinReport, WhoElseSpeaksBelowALeadIsOneMoreAndRaisesNoFloor) {
  const Origins origins = beside(police(), {Say(kNamed, "Petra Moll", kHeard)});
  EXPECT_EQ(range_words(origins), "1 to 2");
  const std::string& last = origins.because.back();
  EXPECT_NE(last.find("May tell the same in reports of the event, in the most and not in the least: Petra Moll in "
                      "Evening Call, l."),
            std::string::npos)
      << last;
  EXPECT_EQ(range_words(beside(police(), {Say(SourceClass::institution, "the fire brigade", kHeard),
                                          Say(kNamed, "Petra Moll", kHeard)})),
            "1 to 2")
      << "both are hardly likely";
}

TEST(AkinReport, OneSourceUnderTwoDescriptionsPapersMouthsAndDenialsAddNothing) {
  for (const Say& other : {Say(kNamed, "police spokesman Olan Pell", "nobody else was there"),
                           Say(SourceClass::document, "the inventory", "there were four clocks"),
                           Say(kNamed, "its director", "the clocks were insured"),
                           Say(kNamed, "Petra Moll", "no clock was gone").negated(),
                           Say(kNamed, "Petra Moll", "the museum must be guarded", Act::demand),
                           Say(kUnnamed, "anyone", kHeard), Say(kNamed, "Petra Moll", "so")})
    EXPECT_EQ(range_words(beside(police(), {other})), "1") << other.record.source;
  EXPECT_EQ(
      range_words(beside(Say(kUnnamed, "a night porter of the museum", kTaken), {Say(kUnnamed, "the porter", kHeard)})),
      "1");
}

TEST(AkinReport, BelowTheLeadOnlyASecondUnnamedOneIs) {
  const std::string scene = "It rained in Ardley.\n\nThe mayor said that the fair is on.\n\n";
  const auto after = [&](Say claim, Say other) {
    Builder b;
    b.article("a", "Evening Call", "2030-09-17",
              scene + kTaken + ", " + claim.record.source + " said.\n\n" + other.record.source + " said that " +
                  other.record.content + ".",
              {Say(SourceClass::institution, "The mayor", "the fair is on"), claim, other});
    for (const Claim& found : tell(b.world).claims)
      if (b.world.statements[found.members.front()].content == kTaken) return range_words(found.origins);
    return std::string();
  };
  const Say trustee(kUnnamed, "A trustee", kTaken);
  EXPECT_EQ(after(trustee, Say(kUnnamed, "A second person", kHeard)), "1 to 2");
  EXPECT_EQ(after(trustee, Say(kUnnamed, "Others", kHeard)), "1");
  EXPECT_EQ(after(trustee, Say(kNamed, "Petra Moll", kHeard)), "1");
}

TEST(AkinReport, WhoSpeaksForTheLeadsBodyOrOnlyRespondsAddsNothing) {
  EXPECT_EQ(range_words(beside(police(), {Say(kNamed, "a spokesman, Olan Pell", kHeard)})), "1");
  EXPECT_EQ(range_words(beside(police(), {Say(kNamed, "a spokesman for the museum, Olan Pell", kHeard)})), "1 to 2");
  EXPECT_EQ(range_words(beside(police(), {Say(SourceClass::institution, "the ministry", "it takes this seriously")})),
            "1");
  const Say found(SourceClass::institution, "the museum office", kTaken, Act::find);
  EXPECT_EQ(range_words(beside(found, {Say(kNamed, "Petra Moll, who led the inquiry", kHeard)})), "1");
}

TEST(AkinReport, AnOutletThatSaysSoItselfHasItFromWhomItNamesNext) {
  Say own(SourceClass::own_voice, "", kTaken);
  EXPECT_EQ(range_words(beside(own, {Say(kNamed, "Petra Moll", kHeard)})), "1");
  EXPECT_EQ(
      range_words(beside(own, {Say(kNamed, "Petra Moll", kHeard), Say(SourceClass::institution, "police", kHeard)})),
      "1 to 2");
}

// An article that does not say who says so stays without a known most.
TEST(AkinReport, WhoElseSpeaksLowersNoMost) {
  EXPECT_EQ(
      range_words(beside(Say(SourceClass::unspecified, "reportedly", kTaken), {Say(kNamed, "Petra Moll", kHeard)})),
      range_words(beside(Say(SourceClass::unspecified, "reportedly", kTaken), {})));
}

}  // namespace
}  // namespace whosays::story
