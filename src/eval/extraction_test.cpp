#include "eval/extraction.h"

#include <gtest/gtest.h>

namespace whosays::eval {
namespace {

ExtractionGold gold_of(ExtractionMeasure measure) {
  return {measure, {{"a", "One two three four five."}, {"b", "Six seven"}, {"c", "Eight nine ten eleven"}}};
}

TEST(Extraction, TheGoldItselfScoresOne) {
  for (const ExtractionMeasure measure : {ExtractionMeasure::shingles, ExtractionMeasure::words}) {
    const ExtractionGold gold = gold_of(measure);
    std::map<std::string, std::string> own;
    for (const ExtractionPage& page : gold.pages) own[page.id] = page.body;
    const ExtractionScores scores = score_extraction(gold, own);
    EXPECT_DOUBLE_EQ(scores.f1, 1);
    EXPECT_DOUBLE_EQ(scores.precision, 1);
    EXPECT_DOUBLE_EQ(scores.recall, 1);
    EXPECT_EQ(scores.without_prediction, 0U);
  }
}

// The figures of the script's own self-test.
TEST(Extraction, ShinglesKeepCaseAndOrder) {
  const ExtractionScores scores =
      score_extraction(gold_of(ExtractionMeasure::shingles), {{"a", "One two three four"}, {"b", "six seven"}});
  EXPECT_NEAR(scores.precision, 0.5, 1e-9);   // a 1/1, b 0/1; c has no prediction
  EXPECT_NEAR(scores.recall, 1.0 / 6, 1e-9);  // a 1/2, b 0, c 0
  EXPECT_NEAR(scores.f1, 0.25, 1e-9);
  EXPECT_EQ(scores.without_prediction, 1U);
  EXPECT_EQ(scores.empty, 1U);
}

TEST(Extraction, WordsAreCountedInLowerCase) {
  const ExtractionScores scores =
      score_extraction(gold_of(ExtractionMeasure::words), {{"a", "one one two x"}, {"b", "SIX seven"}});
  EXPECT_NEAR(scores.f1, (4.0 / 9 + 1) / 3, 1e-9);  // a: 2 of 4 and of 5; b all; c none
}

TEST(Extraction, AFolderWithoutGoldIsAnError) {
  const auto gold = read_extraction_gold(WHOSAYS_SOURCE_DIR "/tests/golden/statements");
  ASSERT_FALSE(gold.ok());
  EXPECT_NE(gold.error().message.find("ground-truth"), std::string::npos);
}

}  // namespace
}  // namespace whosays::eval
