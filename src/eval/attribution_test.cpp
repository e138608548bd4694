// The scorer by hand-counted cases; tests/differential/attribution_scorer.sh compares it with the script on whole
// files.
#include "eval/attribution.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace whosays::eval {
namespace {

AttributedSpans row(std::vector<Span> source, std::vector<Span> cue, std::vector<Span> content) {
  return {{std::move(source), std::move(cue), std::move(content)}, false, "rule"};
}

/// 0: Ödel said “nothing at all” today.
const AttributedText kGold{"a", "Ödel said “nothing at all” today.", {row({{0, 4}}, {{5, 9}}, {{10, 26}})}};

AttributionScores scored(std::vector<AttributedSpans> predicted) {
  return score_attribution(std::vector{kGold}, std::vector{AttributedText{"a", {}, std::move(predicted)}});
}

TEST(AttributionScores, EqualIsAHundred) {
  const AttributionScores scores = scored({row({{0, 4}}, {{5, 9}}, {{10, 26}})});
  for (const Figure& figure :
       {scores.token[0], scores.token[2], scores.exact[1], scores.exact_triple, scores.statement}) {
    EXPECT_EQ(figure.f1, 100.0);
    EXPECT_EQ(figure.precision, 100.0);
  }
  EXPECT_EQ(scores.token[2].gold, 5U) << "two quotation marks and three words";
}

TEST(AttributionScores, BlanksAtTheEdgesAndSpansBeyondTheTextAreTrimmed) {
  EXPECT_EQ(scored({row({{0, 5}}, {{4, 10}}, {{9, 27}})}).exact_triple.f1, 100.0);
  EXPECT_EQ(scored({row({{0, 4}, {40, 50}}, {{5, 9}}, {{10, 26}})}).exact_triple.f1, 100.0);
}

TEST(AttributionScores, PiecesAreNotTheWhole) {
  const AttributionScores scores = scored({row({{0, 4}}, {{5, 9}}, {{18, 26}, {10, 18}})});
  EXPECT_EQ(scores.exact[2].f1, 0.0);
  EXPECT_EQ(scores.token[2].f1, 100.0);
  EXPECT_EQ(scores.statement.f1, 100.0);
}

TEST(AttributionScores, HalfOfTheContentIsEnoughLessIsNot) {
  EXPECT_EQ(scored({row({{0, 4}}, {}, {{10, 21}})}).statement.f1, 100.0) << "3 of 5 tokens";
  EXPECT_EQ(scored({row({{0, 4}}, {}, {{10, 18}})}).statement.f1, 0.0) << "2 of 5 tokens";
}

TEST(AttributionScores, AnotherSourceOrNoneIsNoMatch) {
  EXPECT_EQ(scored({row({{27, 32}}, {{5, 9}}, {{10, 26}})}).statement.f1, 0.0);
  EXPECT_EQ(scored({row({}, {{5, 9}}, {{10, 26}})}).statement.f1, 0.0);
}

TEST(AttributionScores, OfWhatIsCommittedTheWrongMouthsAreCounted) {
  AttributedSpans right = row({{0, 4}}, {{5, 9}}, {{10, 26}});
  AttributedSpans wrong = row({{27, 32}}, {{5, 9}}, {{10, 21}});
  AttributedSpans nobody = row({}, {{5, 9}}, {{10, 26}});
  AttributedSpans set_aside = wrong;
  set_aside.committed = false;
  AttributedSpans elsewhere = row({{0, 4}}, {}, {{27, 32}});
  const CommittedScore c = scored({right, wrong, nobody, set_aside, elsewhere}).committed;
  EXPECT_EQ(c.found, 5U);
  EXPECT_EQ(c.committed, 4U);
  EXPECT_EQ(c.in_gold, 3U);
  EXPECT_EQ(c.wrong_source, 1U);
  EXPECT_EQ(c.no_source, 1U);
}

TEST(AttributionScores, NestedAndSourcelessStatementsAreNotScored) {
  AttributedSpans nested = row({{0, 4}}, {{5, 9}}, {{10, 26}});
  nested.nested = true;
  const AttributionScores scores = scored({nested, row({}, {}, {{10, 26}}), row({{4, 5}}, {}, {{10, 26}})});
  EXPECT_EQ(scores.statement.precision, 0.0);
  EXPECT_TRUE(scores.rules.empty()) << "a source of blanks is none";
}

TEST(AttributionScores, OneGoldStatementTakesOnePrediction) {
  const AttributionScores scores =
      scored({row({{0, 4}}, {{5, 9}}, {{10, 26}}), row({{0, 4}}, {{5, 9}}, {{10, 26}}), row({{0, 4}}, {}, {{10, 25}})});
  EXPECT_EQ(scores.statement.precision, 33.3);
  EXPECT_EQ(scores.statement.recall, 100.0);
  EXPECT_EQ(scores.statement.f1, 50.0);
  EXPECT_EQ(scores.rules.at("rule").found, 3U);
  EXPECT_EQ(scores.rules.at("rule").right, 1U);
  EXPECT_NE(rules_table_of(scores).find("33.3"), std::string::npos);
}

TEST(AttributionScores, DocumentsWithoutPredictionCountAgainstRecall) {
  const AttributionScores scores = score_attribution(std::vector{kGold}, std::vector<AttributedText>{});
  EXPECT_EQ(scores.without_prediction, 1U);
  EXPECT_EQ(scores.statement.gold, 1U);
  EXPECT_EQ(scores.statement.f1, 0.0);
}

TEST(AttributionScores, TableAndJsonAreTheScripts) {
  const AttributionScores scores = scored({row({{0, 4}}, {}, {{10, 26}})});
  EXPECT_EQ(table_of(scores).substr(0, 117),
            "1 documents, 0 without a prediction\n"
            "tok.source       P 100.0  R 100.0  F1 100.0  gold 1\n"
            "tok.cue          P   0.0  R  ");
  EXPECT_EQ(
      json_of(scores).substr(0, 116),
      R"({"documents": 1, "documents_without_prediction": 0, "tok.source": {"p": 100.0, "r": 100.0, "f1": 100.0, "n": 1}, "to)");
}

class GoldFile : public testing::Test {
 protected:
  Result<std::vector<AttributedText>> gold(std::string_view lines) {
    std::ofstream(path_, std::ios::binary) << lines;
    return read_gold(path_);
  }
  std::string reason(std::string_view lines) {
    const auto read = gold(lines);
    return read.ok() ? "accepted" : read.error().message.substr(path_.size());
  }
  void TearDown() override { std::filesystem::remove(path_); }
  std::string path_ = (std::filesystem::temp_directory_path() / ("whosays_gold_" + std::to_string(getpid()))).string();
};

TEST_F(GoldFile, ReadsBothFormsOfSpansAndTheLaterOfTwo) {
  const auto read = gold(
      "{\"id\":\"a\",\"text\":\"old\",\"attributions\":[]}\n\n"
      "{\"id\":\"b\",\"text\":\"x\",\"attributions\":[{\"source\":[[0,1]],\"cue\":{\"spans\":[[1,2]]},\"content\":null}"
      "]}\r\n"
      "{\"id\":\"a\",\"text\":\"new\",\"attributions\":[{}]}");
  ASSERT_TRUE(read.ok()) << read.error().message;
  ASSERT_EQ(read->size(), 2U);
  EXPECT_EQ((*read)[0].text, "new");
  EXPECT_EQ((*read)[1].rows[0].roles[0], (std::vector<Span>{{0, 1}}));
  EXPECT_EQ((*read)[1].rows[0].roles[1], (std::vector<Span>{{1, 2}}));
  EXPECT_TRUE((*read)[1].rows[0].roles[2].empty());
}

TEST_F(GoldFile, RefusesWithTheLine) {
  EXPECT_EQ(reason("{\"id\":\"a\",\"text\":\"\",\"attributions\":[]}\n{"),
            ", line 2: not JSON: Missing a name for object member. (byte 1)");
  EXPECT_EQ(reason("[]"), ", line 1: not a JSON object");
  EXPECT_EQ(reason("{\"id\":7}"), ", line 1: no id");
  EXPECT_EQ(reason("{\"id\":\"a\"}"), ", line 1: no text");
  EXPECT_EQ(reason("{\"id\":\"a\",\"text\":\"\"}"), ", line 1: no attributions");
  EXPECT_EQ(reason("{\"id\":\"a\",\"text\":\"\",\"attributions\":[3]}"),
            ", line 1: a row of attributions is no object");
  EXPECT_EQ(reason("{\"id\":\"a\",\"text\":\"\",\"attributions\":[{\"cue\":[[-1,2]]}]}"),
            ", line 1: a span is not [start, end)");
  EXPECT_EQ(reason(std::string(100000, '[')).substr(0, 18), ", line 1: not JSON");
  EXPECT_FALSE(read_gold("/nowhere/gold.jsonl").ok());
  EXPECT_FALSE(read_gold("/").ok()) << "a folder";
}

}  // namespace
}  // namespace whosays::eval
