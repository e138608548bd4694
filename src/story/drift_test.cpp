// Drift between invented articles and copies of them.
#include "story/drift.h"

#include <gtest/gtest.h>

#include "story/test_world.h"

namespace whosays::story {
namespace {

const char* const kReport =
    "Marek Odel of the harbour office showed the pier ledger to 12 inspectors of Callis in the spring. "
    "The note of the customs office does not name the commissioner of the harbour of Callis. "
    "The inspectorate may have known how serious the cracks in the bow ramp of the ferry were. "
    "Odel telephoned Brandt in the afternoon about the canal granary and the market crane. "
    "\"I asked nobody to delay anything in this harbour,\" the commissioner said in a statement. "
    "The survey of the tide chapel was read aloud to the council of the coast on Monday.";

/// The report, and a copy whose text has `from` replaced by `to`.
std::vector<DriftLine> drift_with(const std::string& from, const std::string& to) {
  std::string text = kReport;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  Builder builder;
  builder.article("first", "Callis Courier", "2031-05-03", kReport);
  builder.article("copy", "Quay News", "2031-05-04", text);
  const Desk desk(builder.world);
  std::vector<ArticleRelation> relations(2);
  relations[0].relation = Relation::origin;
  relations[1].relation = Relation::rewrite;
  relations[1].parent = 0;
  return drift_of(desk, relations);
}

void expect_one(const std::vector<DriftLine>& lines, DriftKind kind, const std::string& note) {
  ASSERT_EQ(lines.size(), 1U) << note;
  EXPECT_EQ(word(lines[0].kind), word(kind));
  EXPECT_EQ(lines[0].note, note);
  EXPECT_EQ(lines[0].earlier.article, 0U);
  EXPECT_EQ(lines[0].later.article, 1U);
}

TEST(Drift, NamesAndNumbersAtTheSamePlace) {
  expect_one(drift_with("12 inspectors", "21 inspectors"), DriftKind::number, "12, now 21");
  expect_one(drift_with("inspectors of Callis", "inspectors of Kallis"), DriftKind::name, "Callis, now Kallis");
}

TEST(Drift, ANegationAndAHedge) {
  expect_one(drift_with("does not name", "does name"), DriftKind::negation, "a negation is lost");
  expect_one(drift_with("may have known", "had known"), DriftKind::hedge, "hedge lost: \"may\"");
  EXPECT_TRUE(drift_with("may have known", "might have known").empty());
}

TEST(Drift, RolesThatChangePlaces) {
  // Behind "Then" both names stand inside the sentence: a word that opens one is not taken for a name.
  std::string first = kReport;
  first.replace(first.find("Odel telephoned"), 4, "Then Odel");
  std::string copy = first;
  copy.replace(copy.find("Odel telephoned Brandt"), 22, "Brandt telephoned Odel");
  Builder builder;
  builder.article("first", "Callis Courier", "2031-05-03", first);
  builder.article("copy", "Quay News", "2031-05-04", copy);
  const Desk desk(builder.world);
  std::vector<ArticleRelation> relations(2);
  relations[1].relation = Relation::rewrite;
  relations[1].parent = 0;
  expect_one(drift_of(desk, relations), DriftKind::roles, "Odel and Brandt have changed places");
}

TEST(Drift, AQuotationInOtherWordsBesideItsEarliestForm) {
  const auto lines = drift_with("I asked nobody to delay anything", "I told nobody to delay anything");
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].kind, DriftKind::quotation);
  EXPECT_EQ(lines[0].earlier.words, "I asked nobody to delay anything in this harbour");
  EXPECT_EQ(lines[0].later.words, "I told nobody to delay anything in this harbour");
  expect_one(drift_with("delay anything in this harbour", "delay"), DriftKind::quotation, "breaks off");
}

TEST(Drift, AnAttributionThatIsDropped) {
  const std::string said = "The ramp of the ferry Linnet was unsafe all spring long, the engineer Ruhl said.";
  const std::string bare = "The ramp of the ferry Linnet was unsafe all spring long.";
  Builder builder;
  builder.article(
      "first", "Callis Courier", "2031-05-03", std::string(kReport) + " " + said,
      {Say(SourceClass::named, "the engineer Ruhl", "The ramp of the ferry Linnet was unsafe all spring long")});
  builder.article("copy", "Quay News", "2031-05-04", std::string(kReport) + " " + bare);
  const Desk desk(builder.world);
  std::vector<ArticleRelation> relations(2);
  relations[1].relation = Relation::rewrite;
  relations[1].parent = 0;
  expect_one(drift_of(desk, relations), DriftKind::attribution, "nobody is said to say it any more");
}

TEST(Drift, AHeadlineFirmerThanItsOwnText) {
  Builder builder;
  builder.article(
      "first", "Callis Courier", "2031-05-03", "The inspectorate may have known of the cracks, Pell said.",
      {Say(SourceClass::named, "Pell", "The inspectorate may have known of the cracks").with(Certainty::possible)});
  builder.world.articles[0].title = "Inspectorate knew of cracks";
  const auto headline = [&] {
    const Desk desk(builder.world);
    return drift_of(desk, std::vector<ArticleRelation>(1));
  };
  ASSERT_EQ(headline().size(), 1U);
  EXPECT_EQ(headline()[0].kind, DriftKind::headline);
  builder.world.articles[0].title = "Inspectorate may have known of cracks";
  EXPECT_TRUE(headline().empty());
}

TEST(Drift, TheSameTextHasNone) { EXPECT_TRUE(drift_with("Callis", "Callis").empty()); }

}  // namespace
}  // namespace whosays::story
