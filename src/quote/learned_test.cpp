// The two readings put together: statements of the net are given by hand, those of the lists are read.
#include "quote/learned.h"

#include <gtest/gtest.h>

#include "quote/quote_test_support.h"
#include "quote/rule_confidence.h"

namespace whosays::quote {
namespace {

Passage worded_passage(const std::string& text) {
  auto split = token::split(text);
  Passage passage;
  passage.sentences = std::move(split.sentences);
  passage.tokens = std::move(split.tokens);
  passage.words = std::move(split.words);
  passage.quotations = quotations(passage.sentences, passage.tokens);
  return passage;
}

/// Words [first, end) of the passage that the characters cover.
RoleSpan words_of_span(const Passage& p, LabelRole role, Span span) {
  RoleSpan out{role, 0, 0};
  while (p.words.span[out.first].end <= span.begin) ++out.first;
  out.end = out.first;
  while (out.end < p.words.size() && p.words.span[out.end].begin < span.end) ++out.end;
  return out;
}

/// A statement for each marked cue, in turn with the marked sources and contents.
Linked learned_of(const Marked& marked, const Passage& p) {
  Linked out;
  for (std::size_t i = 0; i < marked.cue.size(); ++i) {
    LinkedStatement s;
    const auto add = [&](LabelRole role, Span span) {
      out.spans.push_back(words_of_span(p, role, span));
      return static_cast<std::uint32_t>(out.spans.size() - 1);
    };
    if (i < marked.source.size()) s.source = add(LabelRole::source, marked.source[i]);
    s.cue = add(LabelRole::cue, marked.cue[i]);
    s.contents.push_back(add(LabelRole::content, marked.content[i]));
    s.source_sure = 0.9F;
    out.statements.push_back(std::move(s));
  }
  return out;
}

Found listed(const Marked& marked, const std::string& lemma, const std::string& rule) {
  Found f;
  f.source = marked.source;
  f.cue = marked.cue;
  f.content = marked.content;
  f.hearer = marked.hearer;
  f.lemma = lemma;
  f.rule = rule;
  f.confidence = 0.7F;
  return f;
}

std::vector<Found> both(const std::string& net, std::vector<Found> lists) {
  const Marked marked = read_marks(net);
  const Passage p = worded_passage(marked.text);
  return combined(marked.text, p, std::move(lists), learned_of(marked, p));
}

TEST(Combined, WhatBothFoundHasTheNetsSpansAndTheListsLemma) {
  const auto rows = both("[The mayor, Ana Vell,] <told> the council {that the bridge was shut}.",
                         {listed(read_marks("The mayor, [Ana Vell], <told> ^the council^ {that the bridge} was shut."),
                                 "tell", "hearer_clause")});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].source, (std::vector<Span>{{0, 20}}));
  EXPECT_EQ(rows[0].lemma, "tell");
  EXPECT_EQ(rows[0].hearer.size(), 1U);
  EXPECT_EQ(rows[0].rule, "hearer_clause+learned");
  ASSERT_TRUE(rows[0].sure.has_value());
  EXPECT_GT(rows[0].confidence, learned_confidence(*rows[0].sure, 0)) << "both are surer than the net alone";
}

TEST(Combined, APatternThatIsBetterKeepsItsSpans) {
  const auto rows =
      both("[Ana] Vell <would> not {say why the bridge was shut}.",
           {listed(read_marks("[Ana Vell] <would not say> {why the bridge was shut}."), "refuse", "refusal")});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].source, (std::vector<Span>{{0, 8}}));
}

TEST(Combined, ACueThatSaysMoreThanThePatternsStays) {
  const auto cue = [](const char* net, const char* list) {
    return both(net, {listed(read_marks(list), "refuse", "refusal")}).at(0).cue;
  };
  EXPECT_EQ(cue("[Vell] <again would not say> {why it was shut}.", "[Vell] again <would not say> {why it was shut}."),
            (std::vector<Span>{{5, 24}}));
  EXPECT_EQ(cue("[Vell] <would not say why> {it was shut}.", "[Vell] <would not say> {why it was shut}."),
            (std::vector<Span>{{5, 18}}))
      << "not into the content";
}

TEST(Combined, WhatOnlyTheNetFoundIsAddedWithItsLemma) {
  const auto rows = both("[Critics] <fear> {a shutdown}. [The memo] <says> {“nobody knew”}.", {});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].form, Form::indirect);
  EXPECT_EQ(rows[1].lemma, "say");
  EXPECT_EQ(rows[1].form, Form::direct);
  EXPECT_EQ(rows[1].rule, "learned");
}

TEST(Combined, ALaterParagraphOfAQuotationGoesWithTheFirst) {
  const Marked marked = read_marks("[Ana Vell] <said>: {“The ferry was late.\n\n“Nobody told us.”}");
  const Passage p = worded_passage(marked.text);
  Linked learned = learned_of(marked, p);
  RoleSpan& whole = learned.spans.back();
  RoleSpan second = whole;
  while (slice(marked.text, p.words.span[second.first]) != "Nobody") ++second.first;
  whole.end = --second.first;  // the mark
  learned.spans.push_back(second);
  learned.shares.clear();
  const std::vector<Found> rows = combined(marked.text, p, {}, learned);
  ASSERT_EQ(rows.size(), 1U);
  ASSERT_EQ(rows.front().content.size(), 2U);
  EXPECT_EQ(slice(marked.text, rows.front().content.back()), "“Nobody told us.”");
}

TEST(Combined, ALaterParagraphOfAQuotationGoesWithWhatIsSaidNextInIt) {
  const Marked marked =
      read_marks("[Ana Vell] <said>: {“The ferry was late.}\n\n“Nobody told us.” [She] <added> {that it sank}.");
  const Passage p = worded_passage(marked.text);
  Linked learned = learned_of(marked, p);
  RoleSpan quotation = learned.spans[2];
  while (slice(marked.text, p.words.span[quotation.first]) != "Nobody") ++quotation.first;
  quotation.end = quotation.first;
  while (slice(marked.text, p.words.span[quotation.end]) != "She") ++quotation.end;
  learned.spans.push_back(quotation);
  learned.shares.clear();
  const std::vector<Found> rows = combined(marked.text, p, {}, learned);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].content.size(), 1U);
  ASSERT_EQ(rows[1].content.size(), 2U);
  EXPECT_TRUE(slice(marked.text, rows[1].content.front()).starts_with("Nobody told us"));
}

TEST(Combined, WhatTheListsFindInsideAContentStandsWithinIt) {
  const auto rows =
      both("[Ana Vell] <said> {that two officials told her that the bridge was shut}.",
           {listed(read_marks("Ana Vell said that [two officials] <told> ^her^ {that the bridge was shut}."), "tell",
                   "hearer_that")});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_FALSE(rows[0].within.valid());
  EXPECT_EQ(rows[1].lemma, "tell");
  EXPECT_EQ(rows[1].within, StatementId(0));
}

TEST(Combined, WhatLeavesTheContentAroundItIsCutOrLeftOut) {
  const auto rows =
      both("[Ana Vell] <said> {two officials told her} and nobody else.",
           {listed(read_marks("Ana Vell said [two officials] <told> {her and nobody else}."), "tell", "clause"),
            listed(read_marks("[Ana Vell] said two officials <told> {her and nobody else}."), "tell", "clause")});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].content, (std::vector<Span>{{33, 36}}));
}

TEST(Combined, WhatTheNetAloneFoundGivesWayToWhatContradictsIt) {
  const auto rows =
      both("Two officials [who] <asked> {to wait said the report was late}.",
           {listed(read_marks("[Two officials] who asked to wait <said> {the report was late}."), "say", "clause")});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].lemma, "say");
}

TEST(Combined, ASourcesTermsAreNoStatement) {
  EXPECT_TRUE(both("Two officials [who] <asked> {not to be named} left.", {}).empty());
}

TEST(Combined, RowsStandInTextOrderOuterBeforeInner) {
  const auto rows =
      both("[Odo Marr] <denied> {it}. [Ana Vell] <said> {that she knew}.",
           {listed(read_marks("Odo Marr denied it. Ana Vell said that [she] <knew>{}."), "know", "clause")});
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].within.valid()) {
      EXPECT_LT(rows[i].within.value, i);
    }
  }
  ASSERT_GE(rows.size(), 2U);
  EXPECT_EQ(rows[0].lemma, "deny");
}

}  // namespace
}  // namespace whosays::quote
