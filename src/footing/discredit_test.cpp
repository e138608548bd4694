#include "footing/discredit.h"

#include <gtest/gtest.h>

#include <string>

#include "lexicon/lexicon.h"
#include "quote/quote_test_support.h"

namespace whosays::footing {
namespace {

/// "words/weight" of every charge in a text.
std::string charges(const std::string& text) {
  const Passage passage = quote::passage_of(text);
  std::string out;
  for (const Charge& charge : charges_in(passage, {0, passage.tokens.size()}))
    out += (out.empty() ? "" : ", ") + std::string(slice(text, span_of(passage, charge.tokens))) + "/" +
           std::to_string(charge.weight);
  return out;
}

TEST(Discredit, StrongWordsStandAloneAndWeakOnesDoNot) {
  EXPECT_EQ(charges("The clerk embezzled the fund."), "embezzled/3");
  EXPECT_EQ(charges("The clerk hid the fund."), "hid/2");
  EXPECT_EQ(charges("The clerk counted the fund."), "");
}

TEST(Discredit, WordsThatOnlyLookLikeOneAreNone) {
  EXPECT_EQ(charges("The secretary forgives the skipper, Nick, for the shampoo."), "");
  EXPECT_EQ(charges("Inflation fell."), "");
}

TEST(Discredit, PhrasesComeBeforeTheirWords) {
  EXPECT_EQ(charges("The council turned a blind eye."), "turned a blind eye/3");
  EXPECT_EQ(charges("The keeper fled the scene and did nothing."), "fled the scene/3, did nothing/3");
}

TEST(Discredit, FaintWordsAreForThoseWhoAccuse) {
  EXPECT_EQ(charges("The clerk slept and pushed the cart."), "slept/1, pushed/1");
  EXPECT_EQ(charges("The clerk was linked to the fund."), "linked to/1");
}

TEST(Discredit, IdiomsAreNoCharge) {
  EXPECT_EQ(charges("The choir stole the show."), "");
  EXPECT_EQ(charges("A lecture on criminal justice."), "");
}

TEST(Discredit, EveryLineOfTheListsIsFound) {
  const StemList words("allegations.txt");
  for (const std::string_view entry : lexicon::WordSet("allegations.txt")) {
    const std::string_view stem = entry.ends_with('*') ? entry.substr(0, entry.size() - 1) : entry;
    EXPECT_TRUE(words.has(stem)) << entry;
    if (stem.size() < entry.size()) {
      EXPECT_TRUE(words.has(std::string(stem) + "xyz")) << entry;
    }
  }
  EXPECT_FALSE(words.has(""));
  EXPECT_FALSE(words.has("a"));
}

}  // namespace
}  // namespace whosays::footing
