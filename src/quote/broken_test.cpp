// Sentences that a translation has broken. Tags are drawn by hand; everything is invented.
#include "quote/broken.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using U = Upos;

/// A text whose words have these tags; trees are asked for nothing but that they are there.
Drawn tagged(std::string text, const std::vector<U>& tags) {
  std::vector<DrawnWord> words;
  for (const U tag : tags) words.push_back({-1, Relation::root, tag});
  Drawn d = drawn(std::move(text), words);
  EXPECT_EQ(d.passage.words.size(), tags.size()) << d.text;
  return d;
}

Found said(Span source, Span cue, Span content) {
  Found f;
  f.source = {source};
  f.cue = {cue};
  f.content = {content};
  return f;
}

std::string read(const Drawn& d, std::vector<Found> rows = {}) {
  add_broken(d.passage, rows);
  std::string out;
  for (const Found& f : rows)
    if (f.rule == "broken")
      out += "[" + d.text_of(f.source) + "] <" + d.text_of(f.cue) + "> " + d.text_of(f.content) + "\n";
  return out;
}

constexpr U kP = U::punct;

Drawn lost_mark() {
  return tagged("“We had boats, said Mara Lind. It rose.”",
                {kP, U::pron, U::verb, U::noun, kP, U::verb, U::propn, U::propn, kP, U::pron, U::verb, kP, kP});
}

TEST(Broken, TheSpeakerStandsInsideAQuotation) {
  const Drawn d = lost_mark();
  EXPECT_EQ(read(d), "[Mara Lind] <said> “We had boats / It rose.”\n");
  EXPECT_EQ(read(d, {said(d.words(6, 8), d.words(5, 6), d.words(0, 4))}), "");
}

TEST(Broken, TheVerbIsLost) {
  EXPECT_EQ(
      read(tagged("“We had boats” so the guard.", {kP, U::pron, U::verb, U::noun, kP, U::adv, U::det, U::noun, kP})),
      "[the guard] <so> “We had boats”\n");
  EXPECT_EQ(read(tagged("“We had boats,” the guard.", {kP, U::pron, U::verb, U::noun, kP, kP, U::det, U::noun, kP})),
            "[the guard] <> “We had boats,”\n");
  EXPECT_EQ(read(tagged("“Two boats,” the guard.", {kP, U::num, U::noun, kP, kP, U::det, U::noun, kP})), "")
      << "a title";
}

TEST(Broken, TheVerbIsLostBeforeAnAgeOrANameWithAPronoun) {
  EXPECT_EQ(read(tagged("“We had boats,” so the 74-year-old.",
                        {kP, U::pron, U::verb, U::noun, kP, kP, U::adv, U::det, U::num, kP, U::noun, kP, U::adj, kP})),
            "[the 74-year-old] <so> “We had boats,”\n");
  EXPECT_EQ(read(tagged("“We had boats,” so Lind she.",
                        {kP, U::pron, U::verb, U::noun, kP, kP, U::adv, U::propn, U::pron, kP})),
            "[Lind] <so> “We had boats,”\n");
}

TEST(Broken, ANameEndsTheSentenceBehindAVerbOfTranslations) {
  EXPECT_EQ(
      read(tagged("It was late, found Mara Lind.", {U::pron, U::aux, U::adj, kP, U::verb, U::propn, U::propn, kP})),
      "[Mara Lind] <found> It was late\n");
  EXPECT_EQ(read(tagged("It was late, found guards for Lind.",
                        {U::pron, U::aux, U::adj, kP, U::verb, U::noun, U::adp, U::propn, kP})),
            "");
}

TEST(Broken, AClauseWithWhatIsSomebodyElses) {
  const Drawn d = tagged("She said it leaked, what Lind denies.",
                         {U::pron, U::verb, U::pron, U::verb, kP, U::pron, U::propn, U::verb, kP});
  std::vector<Found> rows = {said(d.words(0, 1), d.words(1, 2), d.words(2, 8))};
  add_broken(d.passage, rows);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(d.text_of(rows[0].content), "it leaked");
  EXPECT_EQ(d.text_of(rows[1].source) + ": " + d.text_of(rows[1].content), "Lind: what");
  const Drawn as = tagged("It leaked, what Lind describes as a trick.",
                          {U::pron, U::verb, kP, U::pron, U::propn, U::verb, U::adp, U::det, U::noun, kP});
  EXPECT_EQ(read(as), "[Lind] <describes> as a trick\n");
}

Drawn cut() {
  return tagged("They knew it. did, two guards said.",
                {U::pron, U::verb, U::pron, kP, U::aux, kP, U::num, U::noun, U::verb, kP});
}

TEST(Broken, ASentenceIsCutOff) {
  const Drawn d = cut();
  EXPECT_EQ(read(d), "[two guards] <said> They knew it\n");
  std::vector<Found> rows = {said(d.words(0, 1), d.words(1, 2), d.words(2, 3))};
  add_broken(d.passage, rows);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].within, StatementId(0)) << "what stands inside is inside";
}

TEST(Broken, WholeSentencesAreLeftAlone) {
  EXPECT_EQ(read(tagged("They knew it. Two guards said so.",
                        {U::pron, U::verb, U::pron, kP, U::num, U::noun, U::verb, U::adv, kP})),
            "");
}

TEST(Broken, ARowOfAnotherSentenceLosesTheWords) {
  const Drawn d =
      tagged("“We had boats,” so the guard. He assumes more.",
             {kP, U::pron, U::verb, U::noun, kP, kP, U::adv, U::det, U::noun, kP, U::pron, U::verb, U::adj, kP});
  Found other = said(d.words(10, 11), d.words(11, 12), d.words(0, 6));
  other.content.push_back(d.words(12, 13));
  std::vector<Found> rows = {other};
  add_broken(d.passage, rows);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(d.text_of(rows[1].content), "more");
}

TEST(Broken, ARowThatLosesAllItsWordsLeavesWhatStoodInIt) {
  const Drawn d =
      tagged("“We had boats,” so the guard. He assumes more.",
             {kP, U::pron, U::verb, U::noun, kP, kP, U::adv, U::det, U::noun, kP, U::pron, U::verb, U::adj, kP});
  Found inner = said(d.words(1, 2), d.words(2, 3), d.words(3, 4));
  inner.within = StatementId(0);
  std::vector<Found> rows = {said(d.words(10, 11), d.words(11, 12), d.words(0, 6)), inner};
  add_broken(d.passage, rows);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].rule, "broken");
  EXPECT_EQ(rows[1].within, StatementId(0)) << "in the new one, whose words hold it";
}

TEST(Broken, ThousandsOfThemAreReadInOrder) {
  constexpr std::size_t kTimes = 20'000;  // rows looked at all by all would take minutes
  const Drawn one = lost_mark();
  std::string text;
  std::vector<U> tags;
  for (std::size_t i = 0; i < kTimes; ++i) {
    text += one.text + ' ';
    tags.insert(tags.end(), one.passage.tags.upos.begin(), one.passage.tags.upos.end());
  }
  const Drawn d = tagged(std::move(text), tags);
  std::vector<Found> rows;
  add_broken(d.passage, rows);
  ASSERT_EQ(rows.size(), kTimes);
  for (std::size_t i = 1; i < kTimes; ++i) ASSERT_LT(rows[i - 1].cue.front().begin, rows[i].cue.front().begin);
}

}  // namespace
}  // namespace whosays::quote
