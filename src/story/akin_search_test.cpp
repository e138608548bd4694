// Who else may be saying a claim by their place in a report of the same event. Everything is invented.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "story/same_voice.h"
#include "story/story.h"
#include "story/test_world.h"

namespace whosays::story {
namespace {

const std::string kStopped = "the chairlift stopped";
const std::string kGaveUp = "the ropeway gave up above the ravine";
const std::string kCap = "a boy had lost his cap when it stopped";
const std::string kCake = "the winning cake was bought in Pellmere";

// The Gazette leads with the chairlift; the radio, a day later, with `first`, and goes on with `says`.
Origins beside(const std::string& first, std::vector<Say> says) {
  Builder b;
  b.article("gazette", "Pellmere Gazette", "2031-03-02",
            "Tilda Omar said that " + kStopped +
                " at Hornspitz on Sunday. The company from Pellmere, Hornspitz Bahnen, kept silent. " + filler(1, 30),
            {Say(kNamed, "Tilda Omar", kStopped)})
      .actor("Tilda Omar");
  std::string text = first + " on Hornspitz.\n\nNobody answered at Hornspitz Bahnen, of Pellmere. " + filler(2, 30);
  for (const Say& say : says)
    if (text.find(say.record.content) == std::string::npos)
      text += "\n\n" + say.record.source + " said that " + say.record.content + ".";
  b.article("radio", "Upper Valley Radio", "2031-03-03", text, std::move(says))
      .actor("Jonas Fehr")
      .actor("Rupert Zang");
  const World world = in_a_crowd(b);
  for (const Claim& claim : tell(world).claims)
    for (const StatementIndex i : claim.members)
      if (world.statements[i].content == kStopped) return claim.origins;
  return {};
}

Say fehr() { return {kNamed, "Jonas Fehr", kGaveUp}; }
const std::string kFehr = "Jonas Fehr said that " + kGaveUp;

TEST(AkinSearch, WhoWasThereOrSpokeToTheOutletCountsWhereverInTheReport) {
  EXPECT_EQ(range_words(beside(kFehr, {fehr(), Say(kNamed, "Rupert Zang", kCap)})), "1 to 2");
  EXPECT_EQ(range_words(beside(kFehr, {fehr(), Say(kNamed, "Rupert Zang", kCap).with(Basis::saw_or_heard)})), "1 to 3");
  EXPECT_EQ(range_words(beside(kFehr, {fehr(), Say(kNamed, "Rupert Zang", kCake).with(Basis::took_part)})), "1 to 2");
  EXPECT_EQ(range_words(beside(kFehr, {fehr(), Say(kNamed, "Rupert Zang", kCap).part(Part::to, "us", "")})), "1 to 3");
  EXPECT_EQ(range_words(beside(kFehr, {fehr(), Say(kUnnamed, "A neighbour", "the same")})), "1 to 3");
}

TEST(AkinSearch, AReportThatCreditsTheOtherMayHaveAWitnessOfItsOwn) {
  const std::string credit = "The Pellmere Gazette reported that the ropeway gave up";
  const Say media(SourceClass::media, "The Pellmere Gazette", "the ropeway gave up");
  EXPECT_EQ(range_words(beside(credit, {media, Say(kNamed, "Rupert Zang", kCap)})), "1");
  EXPECT_EQ(range_words(beside(credit, {media, Say(kNamed, "Rupert Zang", kCap).with(Basis::saw_or_heard)})), "1 to 2");
}

TEST(AkinSearch, NobodyIsNoSpeaker) {
  EXPECT_EQ(range_words(beside("Nobody knows when the ropeway will run again",
                               {Say(kUnnamed, "Nobody", "when the ropeway will run again")})),
            "1");
}

// What an outlet of these articles says is looked for in its own.
TEST(AkinSearch, AReportThatHandsOnAnotherHasNoVoiceOfItsOwn) {
  const std::string other = "Lowland Post";
  const auto most = [&](SourceClass by) {
    Builder w;
    w.article("post", other, "2031-02-01", filler(7));
    w.article("gazette", "Pellmere Gazette", "2031-03-02",
              "Tilda Omar said that " + kStopped +
                  " at Hornspitz on Sunday. The company from Pellmere, Hornspitz Bahnen, kept silent. " + filler(1, 30),
              {Say(kNamed, "Tilda Omar", kStopped)})
        .actor("Tilda Omar");
    w.article("radio", "Upper Valley Radio", "2031-03-03",
              other + " reported that " + kGaveUp +
                  " on Hornspitz.\n\nNobody answered at Hornspitz Bahnen, of Pellmere. " + filler(2, 30),
              {Say(by, by == SourceClass::media ? other : "Jonas Fehr", kGaveUp)})
        .actor("Jonas Fehr");
    for (const Claim& claim : tell(w.world).claims)
      for (const StatementIndex i : claim.members)
        if (w.world.statements[i].content == kStopped) return range_words(claim.origins);
    return std::string();
  };
  EXPECT_EQ(most(SourceClass::media), "1");
  EXPECT_EQ(most(SourceClass::named), "1 to 2");
}

TEST(SameVoice, AnOfficeAndWhatSeveralFoundAreOne) {
  const auto most = [](Say say) {
    Builder b;
    b.article("a", "Pellmere Gazette", "2031-03-02", "They said that " + kStopped + ".", {std::move(say)});
    const Story story = tell(b.world);
    return range_words(story.claims.at(0).origins);
  };
  EXPECT_EQ(most(Say(kUnnamed, "the state prosecutors", kStopped)), "1");
  EXPECT_EQ(most(Say(kUnnamed, "three prosecutors", kStopped).count(3)), "1 to 3");
  EXPECT_EQ(most(Say(kUnnamed, "handwriting experts", kStopped, Act::find)), "1");
  EXPECT_EQ(most(Say(kUnnamed, "several officials", kStopped)), "1 to ?");
}

TEST(SameVoice, WhoIsBroughtInByWhatTheySay) {
  EXPECT_TRUE(brings_in_speaker(Say(kUnnamed, "she", "A nurse treated nineteen men").record));
  EXPECT_FALSE(brings_in_speaker(Say(kUnnamed, "she", "the nurse treated nineteen men").record));
  EXPECT_FALSE(brings_in_speaker(Say(kUnnamed, "the nurse", "A man was treated").record));
}

}  // namespace
}  // namespace whosays::story
