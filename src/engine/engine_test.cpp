// The public face: what a program that embeds the library sees. All people and places are invented.
#include "engine/engine.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <thread>

#include "base/test_effort.h"

namespace whosays {
namespace {

constexpr std::string_view kArticle =
    "Ferry inquiry widens\n\n"
    "Marek Odel denied on Tuesday that he had asked for a delay. “I asked nobody — nobody,” he said.\n\n"
    "Two officials who asked not to be named said the report was kept back.\n";

std::string_view words(const ReadOutcome& outcome, const ReadStatement& statement, ReadSpan span) {
  const std::string_view field = statement.field == "title" ? outcome.title : outcome.text;
  return field.substr(span.begin, span.end - span.begin);
}

const ReadStatement* with_act(const ReadOutcome& outcome, std::string_view act) {
  const auto found = std::ranges::find(outcome.statements, act, &ReadStatement::act);
  return found == outcome.statements.end() ? nullptr : &*found;
}

TEST(Engine, ReadsPlainText) {
  const std::vector<ReadOutcome> outcomes = Reader().read(kArticle, {.name = "ferry.txt"});
  ASSERT_EQ(outcomes.size(), 1U);
  ASSERT_TRUE(outcomes[0].ok()) << outcomes[0].error;
  EXPECT_EQ(outcomes[0].title, "Ferry inquiry widens");
  const ReadStatement* denial = with_act(outcomes[0], "deny");
  ASSERT_NE(denial, nullptr);
  EXPECT_EQ(denial->source_class, "named");
  EXPECT_EQ(denial->actor, "Marek Odel");
  EXPECT_EQ(denial->source_words, "Marek Odel");
  EXPECT_FALSE(denial->content.empty());
}

TEST(Engine, SpansAreBytesOfTheirField) {
  const std::vector<ReadOutcome> outcomes = Reader().read(kArticle);
  ASSERT_TRUE(outcomes[0].ok());
  std::size_t seen = 0;
  for (const ReadStatement& statement : outcomes[0].statements) {
    for (const ReadSpan span : statement.content) {
      ASSERT_LE(span.end, outcomes[0].text.size());
      EXPECT_NE(statement.content_words.find(words(outcomes[0], statement, span)), std::string::npos);
      ++seen;
    }
  }
  EXPECT_GE(seen, 3U);
}

TEST(Engine, AnUnnamedSourceHasNoActor) {
  const std::vector<ReadOutcome> outcomes = Reader().read(kArticle);
  const auto unnamed = std::ranges::find(outcomes[0].statements, "unnamed", &ReadStatement::source_class);
  ASSERT_NE(unnamed, outcomes[0].statements.end());
  EXPECT_EQ(unnamed->actor, "");
  EXPECT_EQ(unnamed->count, 2U);
}

/// Parts of attributions in any order, with marks that open and never close: what a broken page or a translation
/// leaves.
std::string speech_in_pieces(std::mt19937& random) {
  constexpr std::array<std::string_view, 57> kPieces{"Odel Varga ",
                                                     "Ana Vell ",
                                                     "the minister ",
                                                     "officials ",
                                                     "two sources ",
                                                     "he ",
                                                     "she ",
                                                     "it ",
                                                     "the Courier ",
                                                     "the report ",
                                                     "police ",
                                                     "critics ",
                                                     "said ",
                                                     "says ",
                                                     "denied ",
                                                     "tweeted: ",
                                                     "told ",
                                                     "claimed ",
                                                     "believed ",
                                                     "called ",
                                                     "conceded ",
                                                     "according to ",
                                                     "citing ",
                                                     "asked ",
                                                     "added ",
                                                     "echoing ",
                                                     "was accused of ",
                                                     "saying ",
                                                     "declined to comment ",
                                                     "wrote ",
                                                     ", ",
                                                     ". ",
                                                     ".\n\n",
                                                     "\n",
                                                     ": ",
                                                     "; ",
                                                     " — ",
                                                     "“",
                                                     "” ",
                                                     "\"",
                                                     "' ",
                                                     "that ",
                                                     "who ",
                                                     "and ",
                                                     "because ",
                                                     "the ferry was late ",
                                                     "fraud ",
                                                     "nobody knew ",
                                                     "“We knew,” ",
                                                     "a lie ",
                                                     "on Monday ",
                                                     "in a statement ",
                                                     "Q: ",
                                                     "NEW: ",
                                                     "(",
                                                     ") ",
                                                     "! "};
  std::string text;
  for (auto i = 4 + random() % 60; i > 0; --i) text += kPieces[random() % kPieces.size()];
  return text;
}

TEST(Engine, AnUnnamedSourceThatIsSaidAgainIsNobodyWithAName) {
  const std::vector<ReadOutcome> outcomes = Reader().read(
      "Odel will see Orland's and island leaders, and Holm says there is growing doubt.\n\n"
      "Orland's envoy Marek Odel is back in the strait where he plans to propose a framework for a lasting deal.\n\n"
      "A senior State Department official said Odel's talks with Orland Prime Minister Benno Holm and island President "
      "Mara Aune would be substantive.\n\n"
      "\"It is an effort to provide agreed guidelines for a permanent agreement, that is to say, a full and final "
      "treaty "
      "between the parties,\" the official said.\n");
  ASSERT_TRUE(outcomes[0].ok());
  const auto again = std::ranges::find(outcomes[0].statements, "the official", &ReadStatement::source_words);
  ASSERT_NE(again, outcomes[0].statements.end());
  EXPECT_EQ(again->actor, "");
  EXPECT_EQ(again->source_class, "unnamed");
}

TEST(Engine, SpeechInPiecesKeepsItsRows) {
  for (unsigned seed = 0; seed < tries(3000, 200); ++seed) {
    std::mt19937 random(seed);
    const std::string text = speech_in_pieces(random);
    const std::vector<ReadOutcome> outcomes = Reader().read(text);
    ASSERT_EQ(outcomes.size(), 1U);
    ASSERT_TRUE(outcomes[0].ok()) << seed << ": " << outcomes[0].error << ": " << text;
    rapidjson::Document json;
    ASSERT_FALSE(json.Parse(outcomes[0].json).HasParseError()) << seed;
    std::set<std::string> before;
    for (const auto& statement : json["statements"].GetArray()) {
      const auto& within = statement["within"];
      EXPECT_TRUE(within.IsNull() || before.contains(within.GetString()))
          << seed << ": inside one that is not there: " << text;
      before.insert(statement["id"].GetString());
    }
    for (const ReadStatement& statement : outcomes[0].statements)
      for (const auto* spans : {&statement.source, &statement.cue, &statement.content})
        for (const ReadSpan span : *spans) {
          const std::string_view field = statement.field == "title" ? outcomes[0].title : outcomes[0].text;
          EXPECT_TRUE(span.begin < span.end && span.end <= field.size()) << seed << ": " << text;
        }
    if (HasFailure()) return;
  }
}

TEST(Engine, JsonFollowsTheAskedUnit) {
  for (const OffsetUnit unit : {OffsetUnit::code_points, OffsetUnit::utf8, OffsetUnit::utf16}) {
    const std::vector<ReadOutcome> outcomes = Reader().read("“Aye,” said Jana Veld.\n", {.offsets = unit});
    ASSERT_TRUE(outcomes[0].ok());
    rapidjson::Document json;
    ASSERT_FALSE(json.Parse(outcomes[0].json).HasParseError());
    EXPECT_STREQ(json["schema"].GetString(), "whosays.article/1");
    EXPECT_EQ(json["sentences"][0][1].GetUint(), unit == OffsetUnit::utf8 ? 26U : 22U);
  }
}

TEST(Engine, ABadLineDoesNotStopTheNext) {
  const std::vector<ReadOutcome> outcomes = Reader().read(
      "{\"id\":\"a\",\"text\":\"Jana Veld said yes.\"}\nnot json\n{\"id\":\"b\",\"text\":\"Jana Veld said no.\"}\n",
      {.format = ReadFormat::jsonl, .name = "two.jsonl"});
  ASSERT_EQ(outcomes.size(), 3U);
  EXPECT_EQ(outcomes[0].id, "a");
  EXPECT_FALSE(outcomes[1].ok());
  EXPECT_NE(outcomes[1].error.find("two.jsonl"), std::string::npos) << outcomes[1].error;
  EXPECT_EQ(outcomes[2].id, "b");
}

TEST(Engine, BytesThatHoldNoArticleAreOneError) {
  using std::string_view_literals::operator""sv;
  for (const std::string_view bytes : {""sv, "\n\n\n"sv,
                                       "\x7f"
                                       "ELF\0\0\0\1"sv}) {
    const std::vector<ReadOutcome> outcomes = Reader().read(bytes);
    ASSERT_EQ(outcomes.size(), 1U);
    EXPECT_FALSE(outcomes[0].ok());
    EXPECT_EQ(outcomes[0].error.find('\n'), std::string::npos);
    EXPECT_TRUE(outcomes[0].statements.empty());
  }
}

TEST(Engine, OneReaderManyThreads) {
  const Reader reader;
  const std::string expected = reader.read(kArticle)[0].json;
  std::vector<std::string> got(4);
  std::vector<std::thread> threads;
  for (std::string& slot : got) threads.emplace_back([&] { slot = reader.read(kArticle)[0].json; });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& json : got) EXPECT_EQ(json, expected);
}

}  // namespace
}  // namespace whosays
