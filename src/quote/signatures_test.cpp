// Signed quotations. All people are invented.
#include "quote/signatures.h"

#include <gtest/gtest.h>

#include <string>

#include "quote/quote_test_support.h"

namespace whosays::quote {
namespace {

/// "source: content" of each signature, one a line.
std::string signed_in(const std::string& text) {
  const Passage passage = passage_of(text);
  Signatures signatures;
  std::vector<Found> found;
  for (const Segment& segment : segments(text, passage)) signatures.read(segment, found);
  std::string out;
  for (const Found& f : found)
    out += std::string(slice(text, f.source.front())) + ": " + std::string(slice(text, f.content.front())) + "\n";
  return out;
}

TEST(Signatures, StandBehindTheirQuotationOrUnderIt) {
  EXPECT_EQ(signed_in("“The river lends.”\n\n— Ila Morvane, ferryman"), "Ila Morvane, ferryman: “The river lends.”\n");
  EXPECT_EQ(signed_in("“It should be stopped.” – Lise Kern."), "Lise Kern: “It should be stopped.”\n");
  EXPECT_EQ(signed_in("“It helps nobody. It never did.” ― Marek Odel"),
            "Marek Odel: “It helps nobody. It never did.”\n");
}

TEST(Signatures, ComeOneUnderTheOther) {
  EXPECT_EQ(signed_in("“I would rather leave. My children want to stay.” — Ana Vell\n“Nobody asked us.” ― Hemi Toro, "
                      "Callis\n“The quays are ours, and they know it.” ― Marek Odel"),
            "Ana Vell: “I would rather leave. My children want to stay.”\n"
            "Hemi Toro, Callis: “Nobody asked us.”\n"
            "Marek Odel: “The quays are ours, and they know it.”\n");
}

TEST(Signatures, AreNoOtherDashes) {
  EXPECT_EQ(signed_in("“I saw it” — Vell paused — “and I left at once.”"), "");
  EXPECT_EQ(signed_in("“I saw it and I left at once,” — Vell was sure of that."), "");
  EXPECT_EQ(signed_in("“The river lends,” she said — Odel laughed."), "");
}

}  // namespace
}  // namespace whosays::quote
