// Families of hundreds of copies: what is told of them, and that lists stop where they say so. Everything is invented.
#include <gtest/gtest.h>

#include "story/quotations.h"
#include "story/test_world.h"

namespace whosays::story {
namespace {

constexpr std::size_t kCopies = 300;

std::string minute_of_june(std::size_t i) {
  return fmt::format("2031-06-{:02}T{:02}:{:02}:00Z", 1 + i / 1440, i / 60 % 24, i % 60);
}

const Claim* claim_with(const Story& story, std::size_t carriers) {
  for (const Claim& claim : story.claims)
    if (claim.origins.carriers.size() == carriers) return &claim;
  return nullptr;
}

TEST(Growth, AFamilyIsOneClaimWithAllItsCarriers) {
  const std::string report =
      "Two officials told the Bell that Marek Odel asked inspectors to delay the report on the dam. "
      "\"I never asked anybody to delay the report on the dam,\" Odel said. " +
      filler(7, 60);
  Builder builder;
  for (std::size_t i = 0; i < kCopies; ++i) {
    const std::string own = fmt::format("Reader {} of a small town heard it at breakfast.\n\n", i);
    builder.article(
        fmt::format("c{:03}", i), i == 0 ? "Bell" : fmt::format("Outlet {}", i % 70), minute_of_june(i), own + report,
        {Say(SourceClass::unnamed, "Two officials", "Marek Odel asked inspectors to delay the report on the dam")
             .count(2)
             .against("Marek Odel")
             .id("claim"),
         Say(SourceClass::named, "Odel", "I never asked anybody to delay the report on the dam", Act::deny)
             .answers("claim", Extent::all)
             .negated()
             .id("denial")});
    builder.actor("Marek Odel", {}, ActorKind::person, {"Odel"});
  }
  const Story story = tell(builder.world);
  const Claim* claim = claim_with(story, kCopies);
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->origins.at_least, 1U);
  EXPECT_EQ(claim->origins.at_most, 2U) << "two officials in the first report; copies bring none";
  ASSERT_EQ(claim->answers.size(), 1U) << "one denial in all copies is one";
  EXPECT_EQ(claim->answers[0].repeats.size(), kCopies - 1) << "of its own carriers none is left out";
  EXPECT_EQ(claim->answers[0].more, 0U);
}

TEST(Growth, RepeatsElsewhereAreListedUpToALimitAndCounted) {
  Builder builder;
  builder.article("first", "Bell", "2031-05-03",
                  "An official said Marek Odel asked inspectors to delay the report. " + filler(1),
                  {Say(SourceClass::unnamed, "An official", "Marek Odel asked inspectors to delay the report")
                       .against("Marek Odel")});
  builder.actor("Marek Odel", {"harbour commissioner"});
  for (std::size_t i = 0; i < kCopies; ++i) {
    builder.article(fmt::format("d{:03}", i), "Gull", minute_of_june(i),
                    fmt::format("Number {}. Odel denied that he asked inspectors to delay the report. ", i) +
                        filler(50 + static_cast<unsigned>(i), 20),
                    {Say(SourceClass::named, "Marek Odel", "he asked inspectors to delay the report", Act::deny)
                         .with(Polarity::negative)});
    builder.actor("Marek Odel", {"harbour commissioner"});
  }
  const Story story = tell(builder.world);
  ASSERT_FALSE(story.claims.empty());
  const Claim& claim = story.claims.front();
  ASSERT_EQ(claim.answers.size(), 1U);
  const AnswerLine& line = claim.answers.front();
  EXPECT_LT(line.repeats.size(), kCopies - 1);
  EXPECT_EQ(1 + line.repeats.size() + line.more, kCopies) << "nothing is lost: what is not listed is counted";
}

TEST(Growth, OneAlteredQuotationIsFoundAmongHundreds) {
  Builder builder;
  for (std::size_t i = 0; i < kCopies; ++i)
    builder.article(fmt::format("q{:03}", i), "Bell", minute_of_june(i),
                    i == 200 ? "\"I asked nobody to postpone anything today,\" she said."
                             : "\"I asked nobody to delay anything today,\" she said.");
  const Desk desk(builder.world);
  const std::vector<ArticleRelation> relations(kCopies);
  const auto families = quotation_families(desk, relations);
  ASSERT_EQ(families.size(), 1U);
  EXPECT_EQ(families[0].members.size(), kCopies);
  EXPECT_EQ(compare(families[0].members[0], families[0].members[200]), Wording::changed);
}

}  // namespace
}  // namespace whosays::story
