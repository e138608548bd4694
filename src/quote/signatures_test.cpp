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

/// The same of posts; what stood in `found` comes behind its post, indented.
std::string posts_in(const std::string& text, std::vector<Found> found = {}) {
  sign_posts(text, passage_of(text), found);
  std::string out;
  for (const Found& f : found)
    out += (f.within.valid() ? "  " : "") + std::string(slice(text, f.source.front())) + ": " +
           std::string(slice(text, f.content.front())) + "\n";
  return out;
}

TEST(Posts, AreTheirSigners) {
  EXPECT_EQ(posts_in("It rained.\n\nThe ferry is lost! Sad. — Orla Finch (@finch) May 3, 2031\n\nIt ended."),
            "Orla Finch: The ferry is lost! Sad.\n");
  EXPECT_EQ(posts_in("the ferry is lost -- Jean-Luc Vell (@jlv) May 3, 2031"), "Jean-Luc Vell: the ferry is lost\n");
  EXPECT_EQ(posts_in("The ferry is lost.\n\n— Orla Finch (@finch)"), "Orla Finch: The ferry is lost.\n");
  EXPECT_EQ(posts_in("Quay is shut https://callis.example/a pic.twitter.com/b — Bo (@bo) May 3, 2031"),
            "Bo: Quay is shut\n");
  EXPECT_EQ(posts_in("Skip Twitter post 2 by @finch It is lost. — Orla Finch (@finch) May 3, 2031"),
            "Orla Finch: It is lost.\n");
  EXPECT_EQ(posts_in("The ferry – an old one – is lost. – Orla Finch (@finch) 3 May 2031"),
            "Orla Finch: The ferry – an old one – is lost.\n");
}

TEST(Posts, AreNoOtherHandles) {
  EXPECT_EQ(posts_in("Thanks to Orla Finch (@finch) for the picture — it is hers."), "");
  EXPECT_EQ(posts_in("She met a well-known host (@finch)."), "");
  EXPECT_EQ(posts_in("— Orla Finch (@finch) May 3, 2031"), "");
}

TEST(Posts, HoldWhatIsSaidInThem) {
  const std::string text = "Vell says the ferry is lost. — Orla Finch (@finch) May 3, 2031";
  const auto at = [&](std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(text.find(words));
    return Span{begin, begin + static_cast<std::uint32_t>(words.size())};
  };
  Found inner, broken;
  inner.source = {at("Vell")};
  inner.cue = {at("says")};
  inner.content = {at("the ferry is lost")};
  broken.source = {at("Orla Finch (@finch)")};
  broken.cue = {at("—")};
  broken.content = {at("the ferry is lost.")};
  EXPECT_EQ(posts_in(text, {inner, broken}), "Orla Finch: Vell says the ferry is lost.\n  Vell: the ferry is lost\n");
}

}  // namespace
}  // namespace whosays::quote
