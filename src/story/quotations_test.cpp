// Quotations of invented articles: which are one, which form is first, how the others differ.
#include "story/quotations.h"

#include <gtest/gtest.h>

#include "story/test_world.h"

namespace whosays::story {
namespace {

Wording compared(const std::string& earlier, const std::string& later) {
  Builder builder;
  builder.article("a", "Bell", "2031-05-03", "She said: \"" + earlier + "\" then.");
  builder.article("b", "Gull", "2031-05-04", "She said: \"" + later + "\" then.");
  const Desk desk(builder.world);
  return compare(quotations_of(desk, 0).at(0), quotations_of(desk, 1).at(0));
}

TEST(Quotations, CutChangedSameOther) {
  const std::string whole = "I asked nobody to delay anything. The pump was sound, as the survey shows.";
  EXPECT_EQ(compared(whole, whole), Wording::same);
  EXPECT_EQ(compared(whole, "The pump was sound"), Wording::same) << "ends where a clause ends";
  EXPECT_EQ(compared(whole, "I asked nobody to delay"), Wording::cut);
  EXPECT_EQ(compared(whole, "nobody to delay anything"), Wording::same) << "a fragment does not pretend to be whole";
  EXPECT_EQ(compared(whole, "I told nobody to delay anything."), Wording::changed);
  EXPECT_EQ(compared(whole, "The council will meet on Monday at noon"), Wording::other);
  EXPECT_EQ(compared("I asked nobody to delay", whole), Wording::same) << "the earlier article quoted less";
}

TEST(Quotations, MarksDivideAndShortOnesAreLeftOut) {
  Builder builder;
  builder.article("a", "Bell", "2031-05-03",
                  "\"One two three four five.\" \"Six seven eight nine ten.\" A \"scare\" word.");
  const Desk desk(builder.world);
  EXPECT_EQ(quotations_of(desk, 0).size(), 2U);
}

TEST(Quotations, AFamilyHasItsEarliestFormFirstAndAlteredCopiesLast) {
  Builder builder;
  builder.article("spun", "Buzz", "2031-05-02", "\"I asked nobody to postpone anything today,\" she said.");
  builder.article("late", "Gull", "2031-05-04", "\"I asked nobody to delay anything,\" she said.");
  builder.article("first", "Bell", "2031-05-03", "\"I asked nobody to delay anything today,\" she said.");
  const Desk desk(builder.world);
  std::vector<ArticleRelation> relations(3);
  relations[0].relation = Relation::spun;
  const auto families = quotation_families(desk, relations);
  ASSERT_EQ(families.size(), 1U);
  ASSERT_EQ(families[0].members.size(), 3U);
  EXPECT_EQ(desk.article(families[0].members[0].article).id, "first");
  EXPECT_EQ(desk.article(families[0].members[2].article).id, "spun");
}

}  // namespace
}  // namespace whosays::story
