// Two versions of invented articles, with records by hand.
#include "diff/diff.h"

#include <gtest/gtest.h>

#include "diff/align.h"
#include "story/test_world.h"

namespace whosays::diff {
namespace {

using story::Builder;
using story::Say;

DocumentRecords version(std::int64_t row, std::string text, std::vector<Say> says = {}, std::string notice = {}) {
  Builder builder;
  builder.article("same", "Tolland Bell", "2031-05-03", std::move(text), std::move(says));
  if (!notice.empty()) {
    builder.remark(true, notice);
    const std::size_t at = builder.world.articles[0].text.find(notice);
    EXPECT_NE(at, std::string::npos);
    builder.world.remarks[0].span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + notice.size())};
  }
  DocumentRecords out{builder.world.articles[0], builder.world.statements, builder.world.actors, builder.world.remarks};
  out.article.row = row;
  for (StatementRecord& s : out.statements) s.article_row = row;
  for (RemarkRecord& r : out.remarks) r.article_row = row;
  return out;
}

/// "what change note", one a change.
std::vector<std::string> lines(const Difference& difference) {
  std::vector<std::string> out;
  for (const Change& change : difference.changes)
    out.push_back(fmt::format("{} {}{}{}{}", word(change.what), word(change.how), change.note.empty() ? "" : ": ",
                              change.note, change.noticed ? " [noticed]" : ""));
  return out;
}

using Lines = std::vector<std::string>;

TEST(Diff, TheSameTextHasNoChange) {
  const std::string text = "The pump failed, Varga said. It rained.";
  EXPECT_TRUE(lines(compare(version(1, text), version(2, text))).empty());
}

TEST(Diff, AnAttributionThatIsDroppedAHedgeThatIsLost) {
  const auto a = version(1, "The pump may have failed, two officials said. The end is the same.",
                         {Say(SourceClass::unnamed, "two officials", "The pump may have failed")
                              .with(Certainty::possible)
                              .part(Part::hedge, "may", "")});
  const auto b = version(2, "The pump failed. The end is the same.");
  const Lines got = lines(compare(a, b));
  ASSERT_EQ(got.size(), 3U) << fmt::format("{}", fmt::join(got, "\n"));
  EXPECT_EQ(got[0], "attribution removed: \"two officials\"");
  const auto c = version(2, "The pump has failed, two officials said. The end is the same.",
                         {Say(SourceClass::unnamed, "two officials", "The pump has failed")});
  EXPECT_EQ(lines(compare(a, c))[0], "certainty hardened: hedge lost: \"may\"");
  const auto d = version(2, "The pump may have failed. The end is the same.");
  EXPECT_EQ(lines(compare(a, d))[0],
            "attribution dropped: \"two officials\": the words stand, nobody is said to say them");
}

TEST(Diff, SourceVerbActAndCount) {
  StatementRecord* record = nullptr;
  Say one(SourceClass::unnamed, "Two officials", "the pump had failed badly");
  one.count(2).record.cue = "said";
  one.record.cue_lemma = "say";
  Say three(SourceClass::unnamed, "Three officials", "the pump had failed badly");
  three.count(3).record.cue = "admitted";
  three.record.cue_lemma = "admit";
  record = &three.record;
  record->act = Act::acknowledge;
  const Lines got = lines(compare(version(1, "Two officials said the pump had failed badly.", {one}),
                                  version(2, "Three officials admitted the pump had failed badly.", {three})));
  EXPECT_EQ(got[0], "attribution changed: who says it: \"Two officials\", now \"Three officials\"");
  EXPECT_EQ(got[1], "act changed: assert (said), now acknowledge (admitted)");
  EXPECT_EQ(got[2], "count changed: 2 sources, now 3");
}

TEST(Diff, QuotationsNumbersNamesAndHeadline) {
  DocumentRecords a = version(1, "There were 41 defects at Tolland.\n\"I asked nobody to delay anything,\" she said.");
  DocumentRecords b = version(2, "There were 46 defects at Norland.\n\"I asked nobody to delay,\" she said.");
  b.article.title = "Another headline";
  const Lines got = lines(compare(a, b));
  EXPECT_EQ(got, (Lines{"headline changed", "quotation cut", "name changed: Tolland, now Norland",
                        "number changed: 41, now 46", "sentence changed", "sentence changed"}));
}

TEST(Diff, WhatANoticeSpeaksOfIsMarkedAndTheNoticeIsNoChange) {
  const std::string rest = "\nThe council met on Monday. Nobody came.";
  const auto a = version(1, "There were 41 defects in the ferry." + rest);
  const std::string notice = "Correction: an earlier version gave the number of defects as 41. There were 46.";
  const auto b = version(2,
                         "There were 46 defects in the ferry.\nThe council met on Tuesday. Nobody came.\n" + notice +
                             "\nWe regret the error.",
                         {}, notice);
  const Difference difference = compare(a, b);
  EXPECT_EQ(lines(difference), (Lines{"name changed: Monday, now Tuesday", "number changed: 41, now 46 [noticed]",
                                      "sentence changed [noticed]", "sentence changed"}));
  EXPECT_EQ(difference.unnoticed(), 2U);
  ASSERT_EQ(difference.notices.size(), 1U);
}

TEST(Diff, EveryHeadingIsThereAndHostileWordsAreShownAsCodes) {
  const std::string text =
      as_text(compare(version(1, "One \x1b[31m sentence here."), version(2, "One \x1b[32m word there.")), 60, false);
  for (const char* heading :
       {"HEADLINE", "ATTRIBUTION", "HEDGES", "COUNTS", "QUOTATIONS", "NAMES", "NUMBERS", "SENTENCES", "NOTICES"})
    EXPECT_NE(text.find(heading), std::string::npos) << heading;
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(Diff, TwoArticlesAreNotCompared) {
  std::string one, other;
  for (const char* word : {"ramp", "weld", "quay", "vote", "pump", "mast", "rope", "crane"}) {
    one += fmt::format("A source said that the {} had failed in the storm of March. ", word);
    other += fmt::format("Nobody in Norrland sells a {} as cheaply as Ilse Varn does. ", word);
  }
  const auto named = [](DocumentRecords records, const char* id) {
    records.article.id = id;
    return records;
  };
  const Difference two = compare(named(version(1, one), "a"), named(version(2, other), "b"));
  EXPECT_TRUE(two.two_articles);
  EXPECT_TRUE(two.changes.empty());
  EXPECT_FALSE(compare(named(version(1, one), "a"), named(version(2, one + other), "b")).two_articles);
  EXPECT_FALSE(compare(version(1, one), version(2, other)).two_articles) << "one id: versions, however different";
  const std::string shared = "A night-shift inspector said that the pump had failed. He was in the room. ";
  DocumentRecords bell = named(version(1, shared + "The lamps were lit. The band played."), "a");
  DocumentRecords post = named(version(2, "The ferry lay at her berth. Gulls sat there. " + shared), "b");
  EXPECT_FALSE(compare(bell, post).two_articles) << "one outlet";
  post.article.publisher = "Tidewater Post";
  EXPECT_TRUE(compare(bell, post).two_articles) << "two outlets, and half of it is not in both";
}

TEST(Diff, SentencesThatMovedAreFoundAgain) {
  const auto a = sentences_of("One two three four. Five six seven eight. Nine ten eleven twelve.");
  const auto b = sentences_of("Nine ten eleven twelve. One two three four. Five six seven eight!");
  ASSERT_EQ(a.size(), 3U);
  const Alignment alignment = align(a, b);
  EXPECT_EQ(alignment.to_b[0], 1U);
  EXPECT_EQ(alignment.to_b[2], 0U);
}

}  // namespace
}  // namespace whosays::diff
