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
  Found known;
  known.source = {d.words(6, 8)};
  known.cue = {d.words(5, 6)};
  known.content = {d.words(0, 4)};
  EXPECT_EQ(read(d, {known}), "");
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

Drawn cut() {
  return tagged("They knew it. did, two guards said.",
                {U::pron, U::verb, U::pron, kP, U::aux, kP, U::num, U::noun, U::verb, kP});
}

TEST(Broken, ASentenceIsCutOff) {
  const Drawn d = cut();
  EXPECT_EQ(read(d), "[two guards] <said> They knew it\n");
  Found inner;
  inner.source = {d.words(0, 1)};
  inner.cue = {d.words(1, 2)};
  inner.content = {d.words(2, 3)};
  std::vector<Found> rows = {inner};
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
  Found other;
  other.source = {d.words(10, 11)};
  other.cue = {d.words(11, 12)};
  other.content = {d.words(0, 6), d.words(12, 13)};
  std::vector<Found> rows = {other};
  add_broken(d.passage, rows);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(d.text_of(rows[1].content), "more");
}

}  // namespace
}  // namespace whosays::quote
