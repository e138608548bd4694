#include "quote/labels.h"

#include <gtest/gtest.h>

#include "quote/label_features.h"
#include "quote/link_features.h"
#include "quote/quote.h"
#include "token/token.h"

namespace whosays::quote {
namespace {

Passage passage_of(std::string_view text) {
  Passage p;
  auto [sentences, tokens, words] = token::split(text);
  p.sentences = std::move(sentences);
  p.tokens = std::move(tokens);
  p.words = std::move(words);
  p.quotations = quotations(p.sentences, p.tokens);
  return p;
}

/// Scores that like the given label at each word by `by`.
std::vector<std::int32_t> scores_for(const std::vector<std::uint8_t>& labels, std::int32_t by) {
  std::vector<std::int32_t> scores(labels.size() * kLabels, 0);
  for (std::size_t i = 0; i < labels.size(); ++i) scores[i * kLabels + labels[i]] = by;
  return scores;
}

TEST(Labels, APathIsReadBackAsItsSpans) {
  const std::vector<std::uint8_t> labels = {
      label_of(LabelRole::source, Place::first),  label_of(LabelRole::source, Place::last),
      label_of(LabelRole::cue, Place::single),    0,
      label_of(LabelRole::content, Place::first), label_of(LabelRole::content, Place::inner),
      label_of(LabelRole::content, Place::last)};
  const std::vector<std::uint8_t> borders(labels.size(), 0);
  const auto best = best_labels(scores_for(labels, 100), borders, Transitions{});
  EXPECT_EQ(best, labels);
  const std::vector<RoleSpan> expected = {
      {LabelRole::source, 0, 2}, {LabelRole::cue, 2, 3}, {LabelRole::content, 4, 7}};
  EXPECT_EQ(spans_of(best), expected);
}

TEST(Labels, WhatMayNotFollowIsNeverOnThePath) {
  // The scores ask for a source that never ends and a content that never began.
  const std::vector<std::uint8_t> wanted = {label_of(LabelRole::source, Place::first), 0,
                                            label_of(LabelRole::content, Place::last),
                                            label_of(LabelRole::cue, Place::first)};
  const auto best = best_labels(scores_for(wanted, 1000), std::vector<std::uint8_t>(4, 0), Transitions{});
  EXPECT_TRUE(may_begin(best.front()));
  EXPECT_TRUE(may_end(best.back()));
  for (std::size_t i = 1; i < best.size(); ++i) EXPECT_TRUE(may_follow(best[i - 1], best[i])) << i;
}

TEST(Labels, ABorderHasItsOwnTransitions) {
  // A content over two words would cost less than two single ones, but not over a paragraph's end.
  const std::vector<std::int32_t> scores =
      scores_for({label_of(LabelRole::content, Place::first), label_of(LabelRole::content, Place::last)}, 10);
  Transitions transitions{};
  const auto at = [](std::size_t border, std::uint8_t before, std::uint8_t after) {
    return (border * kLabels + before) * kLabels + after;
  };
  transitions[at(4, label_of(LabelRole::content, Place::first), label_of(LabelRole::content, Place::last))] = -1000;
  EXPECT_EQ(spans_of(best_labels(scores, std::vector<std::uint8_t>{0, 4}, transitions)).size(), 1U);
  EXPECT_TRUE(spans_of(best_labels(scores, std::vector<std::uint8_t>{4, 4}, transitions)).empty());
}

TEST(Labels, NoWordsGiveNoLabels) { EXPECT_TRUE(best_labels({}, {}, Transitions{}).empty()); }

TEST(Labels, LongPathsDoNotOverflow) {
  const std::size_t n = 200000;
  const std::vector<std::int32_t> scores(n * kLabels, 204800);
  EXPECT_EQ(best_labels(scores, std::vector<std::uint8_t>(n, 0), Transitions{}).size(), n);
}

TEST(Labels, BordersKnowSentencesParagraphsAndQuotations) {
  const Passage p = passage_of("“It held. It will,” Ana Vell said.\n\nNobody else spoke.");
  std::vector<std::uint8_t> borders;
  borders_of(p, borders);
  ASSERT_EQ(borders.size(), p.words.size());
  EXPECT_EQ(borders[0], 1);      // from the mark to the first word: inside
  EXPECT_EQ(borders[3], 3);      // a sentence ends inside the quotation
  EXPECT_EQ(borders.back(), 4);  // the last word
  const std::uint32_t end = p.sentences.rows[p.sentences.rows.size() - 2].end_word;
  EXPECT_EQ(borders[end - 1], 4);
}

TEST(LabelFeatures, EveryRowLiesInItsTable) {
  for (const char* text :
       {"“It held,” Ana Vell said. “It will.”", "", "''", "According to two people, “no” is no \"yes."}) {
    Passage p = passage_of(text);
    const std::size_t n = p.words.size();
    p.trees.head.assign(n, Trees::kRoot);
    for (const Sentence& s : p.sentences.rows)
      for (std::uint32_t i = s.first_word + 1; i < s.end_word; ++i) p.trees.head[i] = i - 1;
    p.trees.relation.assign(n, Relation::obl);
    std::vector<LabelRows> rows;
    label_features(p, rows);
    ASSERT_EQ(rows.size(), n);
    for (const LabelRows& r : rows)
      for (std::size_t t = 0; t < kLabelFeatures; ++t) {
        EXPECT_GE(r[t], first_label_row(t));
        EXPECT_LT(r[t], first_label_row(t) + kLabelRows[t]);
      }
  }
}

TEST(LabelFeatures, KindsOfQuotationMarksAreOneKind) {
  std::vector<LabelRows> curly, straight;
  label_features(passage_of("“It held,” she said."), curly);
  label_features(passage_of("\"It held,\" she said."), straight);
  EXPECT_EQ(curly, straight);
}

TEST(LinkFeatures, EachGroupEndsWithNone) {
  const Passage p = passage_of("Ana Vell said it held, and Odo Marr denied it.");
  const std::vector<RoleSpan> spans = {{LabelRole::source, 0, 2},  {LabelRole::cue, 2, 3},
                                       {LabelRole::content, 3, 5}, {LabelRole::source, 7, 9},
                                       {LabelRole::cue, 9, 10},    {LabelRole::content, 10, 11}};
  const LinkChoices choices = link_choices(p, spans);
  ASSERT_EQ(choices.groups.size(), 4U);
  for (const LinkGroup& g : choices.groups) {
    ASSERT_EQ(g.end - g.first, 3U);
    const LinkPair& none = choices.pairs[g.end - 1];
    EXPECT_EQ(g.role == LabelRole::source ? none.span : none.cue, kNoSpan);
    for (std::uint32_t i = g.first; i < g.end; ++i)
      for (const std::uint16_t row : choices.pairs[i].rows) EXPECT_LT(row, kLinkRowCount);
  }
}

TEST(LinkFeatures, CandidatesStandNoFurtherThanTheNextParagraph) {
  const Passage p = passage_of("Ana Vell came.\n\nShe left.\n\nIt held, said Odo Marr.");
  const std::vector<RoleSpan> spans = {{LabelRole::source, 0, 2},
                                       {LabelRole::cue, p.words.size() - 4, p.words.size() - 3}};
  const LinkChoices choices = link_choices(p, spans);
  ASSERT_EQ(choices.groups.size(), 1U);
  EXPECT_EQ(choices.pairs.size(), 1U);
}

}  // namespace
}  // namespace whosays::quote
