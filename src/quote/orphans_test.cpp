#include "quote/orphans.h"

#include <gtest/gtest.h>

#include "token/token.h"

namespace whosays::quote {
namespace {

constexpr std::string_view kText = "Nobody came. It was late, Ana Vell wrote. The quay was empty.";

std::int32_t cue_score(const std::vector<std::int32_t>& scores, std::uint32_t word, Place place) {
  return scores[std::size_t{word} * kLabels + label_of(LabelRole::cue, place)];
}

class Orphans : public testing::Test {
 protected:
  Orphans() {
    auto split = token::split(kText);
    passage.sentences = std::move(split.sentences);
    passage.tokens = std::move(split.tokens);
    passage.words = std::move(split.words);
    scores.assign(passage.words.size() * std::size_t{kLabels}, 0);
    const Sentence& s = passage.sentences.rows[1];
    spans = {{LabelRole::content, s.first_word, s.first_word + 3}};
  }
  Passage passage;
  std::vector<RoleSpan> spans;
  std::vector<std::int32_t> scores;
};

TEST_F(Orphans, CuesAreCheaperInTheContentsOwnSentenceAlone) {
  ASSERT_EQ(passage.sentences.rows.size(), 3U);
  EXPECT_TRUE(raise_cues(passage, spans, {}, 0, scores));
  const Sentence& s = passage.sentences.rows[1];
  for (std::uint32_t w = 0; w < passage.words.size(); ++w) {
    const std::int32_t by = w >= s.first_word && w < s.end_word ? kRaise : 0;
    EXPECT_EQ(cue_score(scores, w, Place::first), by);
    EXPECT_EQ(cue_score(scores, w, Place::single), by);
    EXPECT_EQ(cue_score(scores, w, Place::inner), 0);
  }
}

TEST_F(Orphans, AContentThatHasItsCueAsksForNone) {
  spans.insert(spans.begin(), {LabelRole::cue, 0, 1});
  LinkedStatement statement;
  statement.cue = 0;
  statement.contents = {1};
  EXPECT_FALSE(raise_cues(passage, spans, {statement}, 0, scores));
  EXPECT_EQ(scores, std::vector<std::int32_t>(scores.size(), 0));
}

TEST_F(Orphans, ScoresOfAPartAreThoseOfItsWords) {
  const std::uint32_t first = passage.sentences.rows[1].first_word;
  std::vector<std::int32_t> part(2 * std::size_t{kLabels}, 0);
  EXPECT_TRUE(raise_cues(passage, spans, {}, first, part));
  EXPECT_EQ(cue_score(part, 0, Place::single), kRaise);
  EXPECT_EQ(cue_score(part, 1, Place::single), kRaise);
}

}  // namespace
}  // namespace whosays::quote
