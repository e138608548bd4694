// Ties between wordings that are two claims. All people and events are invented.
#include "story/claim_links.h"

#include <gtest/gtest.h>

#include "story/claim_pairs.h"
#include "story/test_world.h"

namespace whosays::story {
namespace {

ClaimTie linked(std::string_view a, std::string_view b) { return tie_between(saying_of_words(a), saying_of_words(b)); }
bool both_cannot(std::string_view a, std::string_view b) { return excludes(saying_of_words(a), saying_of_words(b)); }

TEST(ClaimLinks, LessFirmIsWeaker) {
  EXPECT_EQ(linked("Tellan Works hid the valve report.",
                   "Inspectors are looking into whether Tellan Works hid the valve report."),
            ClaimTie::firmer);
  EXPECT_EQ(linked("The goalkeeper may sign for Callis in autumn.", "The goalkeeper will sign for Callis in autumn."),
            ClaimTie::weaker);
  EXPECT_EQ(linked("Tellan Works will withdraw the valve.", "Tellan Works is considering withdrawing the valve."),
            ClaimTie::firmer);
  EXPECT_EQ(linked("The harbour master must have known of the crack.", "The harbour master knew of the crack."),
            ClaimTie::weaker);
  EXPECT_EQ(linked("The harbour master knew of the crack.", "The harbour master was told of the crack."),
            ClaimTie::firmer);
  EXPECT_EQ(linked("The governor refused to open the gate.", "The governor did not open the gate."), ClaimTie::firmer);
}

TEST(ClaimLinks, NumbersAreBoundsOfEachOther) {
  EXPECT_EQ(linked("At least seven boats were in the harbour.", "At least eleven boats were in the harbour."),
            ClaimTie::weaker);
  EXPECT_EQ(linked("Seven boats were in the harbour.", "More than five boats were in the harbour."), ClaimTie::firmer);
  EXPECT_EQ(linked("Seven boats were in the harbour.", "More than nine boats were in the harbour."), ClaimTie::none);
  EXPECT_TRUE(both_cannot("Seven boats were in the harbour.", "More than nine boats were in the harbour."));
  EXPECT_TRUE(both_cannot("Seven boats were in the harbour.", "Eleven boats were in the harbour."));
  EXPECT_FALSE(both_cannot("At least seven boats were in the harbour.", "At least eleven boats were in the harbour."));
  EXPECT_FALSE(both_cannot("Seven boats sank.", "Eleven boats sank.")) << "it may be elsewhere";
}

TEST(ClaimLinks, WhatAReportSaysAndThatItSaysSo) {
  EXPECT_EQ(linked("Tellan Works hid the valve report.", "An internal audit says Tellan Works hid the valve report."),
            ClaimTie::reported);
  EXPECT_EQ(linked("The Courier reported that the north quay had cracks.", "The north quay has cracks."),
            ClaimTie::reports);
}

TEST(ClaimLinks, OppositesAgreeInAllElse) {
  EXPECT_TRUE(both_cannot("Tellan Works hid the valve report.", "Tellan Works did not hide the valve report."));
  EXPECT_TRUE(both_cannot("The pilot fired first.", "The coastguard fired first."));
  EXPECT_FALSE(both_cannot("The quay's north wall has cracks.", "The quay's south wall has no cracks."));
}

TEST(ClaimLinks, OtherDeedsAndOtherPeopleHaveNoTie) {
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{
           {"Mira Tann switched the crates.", "The crates were switched by Mira Tann's cousin."},
           {"Captain Odel was asleep at the wheel.", "Captain Odel was at the wheel."},
           {"Odel fired on the pilot's boat.", "The pilot's boat fired on Odel."},
           {"The minister signed the order.", "The minister's deputy drafted the order."},
           {"Doctor Sall copied the thesis.", "Doctor Sall's student copied the thesis."},
           {"Sall asked his clerk to burn the ledger.", "Sall's clerk burned the ledger."}}) {
    EXPECT_EQ(linked(a, b), ClaimTie::none) << a << " / " << b;
    EXPECT_FALSE(both_cannot(a, b)) << a << " / " << b;
  }
}

TEST(ClaimLinks, AreOnTheCardsOfBothClaims) {
  Builder b;
  b.article("a", "Callis Courier", "2031-05-03", "Ora Whitt said: Tellan Works hid the valve report.",
            {Say(SourceClass::named, "Ora Whitt", "Tellan Works hid the valve report.")});
  b.article("b", "Quick Wire", "2031-05-03",
            "Pia Stroud said: An internal audit says Tellan Works hid the valve report.",
            {Say(SourceClass::named, "Pia Stroud", "An internal audit says Tellan Works hid the valve report.")});
  b.article("c", "Harbour Online", "2031-05-04", "Ivo Lenn said: Tellan Works is suspected of hiding the valve report.",
            {Say(SourceClass::named, "Ivo Lenn", "Tellan Works is suspected to hide the valve report.")});
  const Story story = tell(b.world);
  ASSERT_EQ(story.claims.size(), 3U);
  const auto of = [&](const std::string& article) -> const Claim& {
    for (const Claim& claim : story.claims)
      if (b.world.statements[claim.members.front()].article == article) return claim;
    return story.claims.front();
  };
  ASSERT_EQ(of("b").reports.size(), 1U);
  EXPECT_EQ(&story.claims[of("b").reports.front()], &of("a"));
  ASSERT_EQ(of("a").reported_by.size(), 1U);
  EXPECT_EQ(&story.claims[of("a").reported_by.front()], &of("b"));
  ASSERT_EQ(of("c").firmer.size(), 1U);
  EXPECT_EQ(&story.claims[of("c").firmer.front()], &of("a"));
  EXPECT_TRUE(of("a").answers.empty());
}

}  // namespace
}  // namespace whosays::story
