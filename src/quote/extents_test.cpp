// Contents cut where their sentence or their noun ends. Trees are given by hand; everything is invented.
#include "quote/extents.h"

#include <gtest/gtest.h>

#include "quote/quote_test_support.h"

namespace whosays::quote {
namespace {

struct Case {
  std::string text;
  Passage passage;
  std::vector<Found> found;
};

Case marked_case(std::string_view marked, Form form = Form::indirect) {
  Marked marks = read_marks(marked);
  Case c;
  auto split = token::split(marks.text);
  c.passage.sentences = std::move(split.sentences);
  c.passage.tokens = std::move(split.tokens);
  c.passage.words = std::move(split.words);
  c.passage.tags.state = LayerState::present;
  c.passage.tags.upos.assign(c.passage.words.size(), Upos::x);
  c.passage.tags.xpos.assign(c.passage.words.size(), Xpos::xx);
  Found found;
  found.source = marks.source;
  found.cue = marks.cue;
  found.content = marks.content;
  found.form = form;
  c.found.push_back(std::move(found));
  c.text = std::move(marks.text);
  return c;
}

std::string contents(const Case& c) {
  std::string out;
  for (const Span span : c.found[0].content) out += "{" + c.text.substr(span.begin, span.end - span.begin) + "}";
  return out;
}

std::string settled(Case c) {
  settle_extents(c.text, c.passage, c.found);
  return contents(c);
}

TEST(Extents, WhatIsNotQuotedEndsWithTheSentenceOfItsCue) {
  EXPECT_EQ(settled(marked_case("{The bridge is safe}, [two engineers] <said>. {The mayor knew of the plan}.")),
            "{The bridge is safe}");
  EXPECT_EQ(settled(marked_case("[Two engineers] <said> {the bridge is safe. The mayor knew of the plan}.")),
            "{the bridge is safe}");
  EXPECT_EQ(settled(marked_case("{The bridge is safe,} [two engineers] <said>. {The mayor knew of the plan}.")),
            "{The bridge is safe}");
}

TEST(Extents, WhatStoodInThePartCutOffStandsAlone) {
  Case c = marked_case("{The bridge is safe}, [two engineers] <said>. {The mayor knew of the plan}.");
  Found inner;
  const auto at = static_cast<std::uint32_t>(c.text.find("knew"));
  inner.cue = {{at, at + 4}};
  inner.content = {{at + 5, at + 16}};
  inner.within = StatementId(0);
  c.found.push_back(inner);
  settle_extents(c.text, c.passage, c.found);
  EXPECT_FALSE(c.found[1].within.valid());
}

TEST(Extents, WhoHandsItOnIsNoPartOfIt) {
  const auto with_speaker = [](std::string_view marked, std::string_view source, std::string_view cue) {
    Case c = marked_case(marked);
    Found inner;
    for (auto [spans, words] : {std::pair{&inner.source, source}, {&inner.cue, cue}}) {
      const auto at = static_cast<std::uint32_t>(c.text.find(words));
      *spans = {{at, at + static_cast<std::uint32_t>(words.size())}};
    }
    c.found.push_back(inner);
    return settled(std::move(c));
  };
  EXPECT_EQ(with_speaker("[She] <told> friends{, Vell said, that he would leave}.", "Vell", "said"),
            "{that he would leave}");
  EXPECT_EQ(with_speaker("[She] <said>{, that Vell said, would not help}.", "Vell", "said"),
            "{, that Vell said, would not help}");
  EXPECT_EQ(with_speaker("[She] <told> friends{, Vell said}.", "Vell", "said"), "{, Vell said}") << "never empty";
}

TEST(Extents, AWordInMarksFurtherOnDoesNotCarryIt) {
  Case c =
      marked_case("{The bridge is safe}, [two engineers] <said>. {The mayor knew of the “little” plan}.", Form::mixed);
  c.passage.quotations.rows = {
      {{static_cast<std::uint32_t>(c.text.find("“")), static_cast<std::uint32_t>(c.text.find(" plan"))}}};
  EXPECT_EQ(settled(std::move(c)), "{The bridge is safe}");
}

TEST(Extents, QuotationsAndColonsGoOn) {
  const std::string_view colon = "[The engineers] <added>:\n{The bridge is safe. The mayor knew of the plan}.";
  EXPECT_EQ(settled(marked_case(colon)), contents(marked_case(colon)));
  const std::string_view direct = "{“It is safe”}, [Vell] <said>. {“The mayor knew of it.”}";
  Case quoted = marked_case(direct, Form::direct);
  quoted.passage.quotations.rows = {{{0, 14}}, {quoted.found[0].content.back()}};
  EXPECT_EQ(settled(std::move(quoted)), contents(marked_case(direct)));
}

TEST(Extents, AContentInOtherSentencesAloneStays) {
  const std::string_view before = "{The bridge is safe.} So <said> [two engineers].";
  EXPECT_EQ(settled(marked_case(before)), contents(marked_case(before)));
  const std::string_view behind = "So <said> [two engineers]. {The bridge is safe.}";
  EXPECT_EQ(settled(marked_case(behind)), contents(marked_case(behind)));
}

/// "Odel 's <alleged> {letter to courts surprised Vell}." with its tree.
Case alleged(Relation relation) {
  Case c = marked_case("Odel's <alleged> {letter to courts surprised Vell}.");
  c.passage.trees.state = LayerState::present;
  c.passage.trees.head = {3, 0, 3, 6, 5, 3, Trees::kRoot, 6, 6};
  c.passage.trees.relation = {Relation::nmod_poss, Relation::case_, relation,      Relation::nsubj, Relation::case_,
                              Relation::nmod,      Relation::root,  Relation::obj, Relation::punct};
  EXPECT_EQ(c.passage.words.size(), c.passage.trees.head.size());
  return c;
}

TEST(Extents, WhatIsAllegedIsTheNoun) {
  EXPECT_EQ(settled(alleged(Relation::amod)), "{Odel's}{letter to courts}");
  EXPECT_EQ(settled(alleged(Relation::acl)), "{letter to courts surprised Vell}");
}

TEST(Extents, WithoutATreeTheNounDoesNotCut) {
  Case c = alleged(Relation::amod);
  c.passage.trees = {};
  EXPECT_EQ(settled(std::move(c)), "{letter to courts surprised Vell}");
}

Case said_behind(std::string_view marked, std::vector<std::uint32_t> heads, std::vector<Relation> relations) {
  Case c = marked_case(marked);
  EXPECT_EQ(c.passage.words.size(), heads.size());
  c.passage.trees = {LayerState::present, std::move(heads), std::move(relations)};
  return c;
}

TEST(Extents, WhatIsSaidBeginsWithItsClause) {
  EXPECT_EQ(settled(said_behind("Odel pressed {Vell to act}, [two officials] <said>.",
                                {1, 8, 1, 4, 1, 1, 7, 8, Trees::kRoot, 8},
                                {Relation::nsubj, Relation::ccomp, Relation::obj, Relation::mark, Relation::xcomp,
                                 Relation::punct, Relation::nummod, Relation::nsubj, Relation::root, Relation::punct})),
            "{Odel pressed Vell to act}");
  const auto dam = [](Relation first) {
    return said_behind("Yesterday, {dams broke}, [officials] <said>.", {3, 3, 3, 6, 3, 6, Trees::kRoot, 6},
                       {first, Relation::punct, Relation::nsubj, Relation::ccomp, Relation::punct, Relation::nsubj,
                        Relation::root, Relation::punct});
  };
  EXPECT_EQ(settled(dam(Relation::obl_unmarked)), "{Yesterday, dams broke}");
  EXPECT_EQ(settled(dam(Relation::advmod)), "{dams broke}");
}

TEST(Extents, WhoSpeaksBeginsWithTheName) {
  const auto source = [](std::string_view marked, Upos before) {
    Case c = marked_case(marked);
    c.passage.trees = {LayerState::present, std::vector<std::uint32_t>(c.passage.words.size(), 0), {}};
    c.passage.trees.head[0] = Trees::kRoot;
    c.passage.trees.relation.assign(c.passage.words.size(), Relation::dep);
    c.passage.tags.upos = {before,     Upos::propn, Upos::propn, Upos::punct, Upos::det,  Upos::noun,
                           Upos::noun, Upos::punct, Upos::verb,  Upos::intj,  Upos::punct};
    EXPECT_EQ(c.passage.words.size(), c.passage.tags.upos.size());
    settle_extents(c.text, c.passage, c.found);
    return c.text.substr(c.found[0].source[0].begin, c.found[0].source[0].end - c.found[0].source[0].begin);
  };
  EXPECT_EQ(source("Then Ben Odel, [a council aide,] <said> {no}.", Upos::adv), "Ben Odel, a council aide,");
  EXPECT_EQ(source("To Ben Odel, [a council aide,] <said> {no}.", Upos::adp), "a council aide,");
}

}  // namespace
}  // namespace whosays::quote
