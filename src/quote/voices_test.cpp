// Sources taken away where the tree says that they do not speak. Trees are given by hand; everything is invented.
#include "quote/voices.h"

#include <gtest/gtest.h>

#include "quote/quote_test_support.h"

namespace whosays::quote {
namespace {

/// A word: its tag, its head (number of the word, -1 the root), its relation, its lemma.
struct Node {
  Upos upos;
  Xpos xpos;
  int head;
  Relation relation;
  const char* lemma;
};

Passage parsed(const std::string& text, const std::vector<Node>& nodes) {
  auto split = token::split(text);
  Passage p;
  p.sentences = std::move(split.sentences);
  p.tokens = std::move(split.tokens);
  p.words = std::move(split.words);
  EXPECT_EQ(p.words.size(), nodes.size()) << text;
  p.tags.state = p.trees.state = LayerState::present;
  for (const Node& node : nodes) {
    p.tags.upos.push_back(node.upos);
    p.tags.xpos.push_back(node.xpos);
    p.tags.add_lemma(node.lemma);
    p.trees.head.push_back(node.head < 0 ? Trees::kRoot : static_cast<std::uint32_t>(node.head));
    p.trees.relation.push_back(node.relation);
  }
  return p;
}

Found of(const Marked& marked) {
  Found found;
  found.source = marked.source;
  found.cue = marked.cue;
  found.content = marked.content;
  return found;
}

constexpr Node kStop{Upos::punct, Xpos::stop, 4, Relation::punct, "."};

/// "[The paper] has been <VERB> {of fraud}." with the verb as a passive.
Passage passive(const std::string& text, const char* lemma) {
  return parsed(text, {{Upos::det, Xpos::dt, 1, Relation::det, "the"},
                       {Upos::noun, Xpos::nn, 4, Relation::nsubj_pass, "paper"},
                       {Upos::aux, Xpos::vbz, 4, Relation::aux, "have"},
                       {Upos::aux, Xpos::vbn, 4, Relation::aux_pass, "be"},
                       {Upos::verb, Xpos::vbn, -1, Relation::root, lemma},
                       {Upos::adp, Xpos::in, 6, Relation::case_, "of"},
                       {Upos::noun, Xpos::nn, 4, Relation::obl, "fraud"},
                       kStop});
}

TEST(Voices, WhoIsAccusedDoesNotAccuse) {
  const Marked marked = read_marks("[The paper] has been <accused> {of fraud}.");
  std::vector<Found> found{of(marked)};
  settle_voices(passive(marked.text, "accuse"), found);
  EXPECT_TRUE(found[0].source.empty());
  EXPECT_TRUE(found[0].hearer.empty());
  EXPECT_EQ(found[0].content, marked.content);
}

/// "[It] <VERB> {that rain fell}."
Passage active(const std::string& text, const char* lemma) {
  return parsed(text, {{Upos::pron, Xpos::prp, 1, Relation::nsubj, "it"},
                       {Upos::verb, Xpos::vbz, -1, Relation::root, lemma},
                       {Upos::sconj, Xpos::in, 4, Relation::mark, "that"},
                       {Upos::noun, Xpos::nn, 4, Relation::nsubj, "rain"},
                       {Upos::verb, Xpos::vbd, 1, Relation::ccomp, "fall"},
                       {Upos::punct, Xpos::stop, 1, Relation::punct, "."}});
}

TEST(Voices, ItThatSeemsIsNobody) {
  const Marked seems = read_marks("[It] <seems> {that rain fell}.");
  std::vector<Found> found{of(seems)};
  settle_voices(active(seems.text, "seem"), found);
  EXPECT_TRUE(found[0].source.empty());
  const Marked says = read_marks("[It] <says> {that rain fell}.");
  found = {of(says)};
  settle_voices(active(says.text, "say"), found);
  EXPECT_EQ(found[0].source, says.source);
}

TEST(Voices, WhoIsBlastedForSomethingDoesNotBlast) {
  const auto read = [](const char* words, const char* lemma) {
    const Marked marked = read_marks(words);
    std::vector<Found> found{of(marked)};
    settle_voices(parsed(marked.text, {{Upos::noun, Xpos::nn, 1, Relation::nsubj, "professor"},
                                       {Upos::verb, Xpos::vbd, -1, Relation::root, lemma},
                                       {Upos::adp, Xpos::in, 3, Relation::case_, "for"},
                                       {Upos::noun, Xpos::nn, 1, Relation::obl, "lying"},
                                       {Upos::punct, Xpos::stop, 1, Relation::punct, "."}}),
                  found);
    return found[0].source.empty();
  };
  EXPECT_TRUE(read("[Professor] <blasted> {for lying}.", "blast"));
  EXPECT_FALSE(read("[Professor] <argued> {for lying}.", "argue"));
}

TEST(Voices, WhoIsToldHears) {
  const Marked marked = read_marks("[The paper] has been <told> {of fraud}.");
  std::vector<Found> found{of(marked)};
  settle_voices(passive(marked.text, "tell"), found);
  EXPECT_TRUE(found[0].source.empty());
  EXPECT_EQ(found[0].hearer, marked.source);
}

TEST(Voices, WhoIsBelievedToHaveDoneSomethingDoesNotBelieve) {
  const Marked marked = read_marks("[Two men] <believed> {to have left} were found.");
  std::vector<Found> found{of(marked)};
  settle_voices(parsed(marked.text, {{Upos::num, Xpos::cd, 1, Relation::nummod, "two"},
                                     {Upos::noun, Xpos::nns, 2, Relation::nsubj, "man"},
                                     {Upos::verb, Xpos::vbd, -1, Relation::root, "believe"},
                                     {Upos::part, Xpos::to, 5, Relation::mark, "to"},
                                     {Upos::aux, Xpos::vb, 5, Relation::aux, "have"},
                                     {Upos::verb, Xpos::vbn, 2, Relation::xcomp, "leave"},
                                     {Upos::aux, Xpos::vbd, 7, Relation::aux_pass, "be"},
                                     {Upos::verb, Xpos::vbn, 2, Relation::conj, "find"},
                                     {Upos::punct, Xpos::stop, 2, Relation::punct, "."}}),
                found);
  EXPECT_TRUE(found[0].source.empty());
  EXPECT_EQ(found[0].content, (std::vector<Span>{marked.source[0], marked.content[0]}));
}

TEST(Voices, WhoIsQuotedOrConvincedSpeaks) {
  for (const char* lemma : {"quote", "convince"}) {
    const Marked marked = read_marks("[The paper] has been <quoted> {of fraud}.");
    std::vector<Found> found{of(marked)};
    settle_voices(passive(marked.text, lemma), found);
    EXPECT_EQ(found[0].source, marked.source) << lemma;
  }
}

TEST(Voices, WhoAccusesInTheActiveKeepsTheVoice) {
  const Marked marked = read_marks("[Vell] <accused> {Odel}.");
  const Passage p = parsed(marked.text, {{Upos::propn, Xpos::nnp, 1, Relation::nsubj, "Vell"},
                                         {Upos::verb, Xpos::vbd, -1, Relation::root, "accuse"},
                                         {Upos::propn, Xpos::nnp, 1, Relation::obj, "Odel"},
                                         {Upos::punct, Xpos::stop, 1, Relation::punct, "."}});
  std::vector<Found> found{of(marked)};
  settle_voices(p, found);
  EXPECT_EQ(found[0].source, marked.source);
}

TEST(Voices, AnAllegedRequestIsNobodysClaim) {
  const Marked marked = read_marks("[Odel] 's <alleged> {request} failed.");
  const Passage p = parsed(marked.text, {{Upos::propn, Xpos::nnp, 3, Relation::nmod_poss, "Odel"},
                                         {Upos::part, Xpos::pos, 0, Relation::case_, "'s"},
                                         {Upos::adj, Xpos::jj, 3, Relation::amod, "alleged"},
                                         {Upos::noun, Xpos::nn, 4, Relation::nsubj, "request"},
                                         {Upos::verb, Xpos::vbd, -1, Relation::root, "fail"},
                                         {Upos::punct, Xpos::stop, 4, Relation::punct, "."}});
  std::vector<Found> found{of(marked)};
  settle_voices(p, found);
  EXPECT_TRUE(found[0].source.empty());
}

/// "[WHO] <repeated ...> {...}": the first word of the cue is an adjective for the tree.
Found repeated(const std::string& marked_text, Upos who) {
  const Marked marked = read_marks(marked_text);
  const Passage p =
      parsed(marked.text, {{who, who == Upos::pron ? Xpos::prp : Xpos::prp_poss, 2, Relation::nmod_poss, "x"},
                           {Upos::verb, Xpos::vbn, 2, Relation::amod, "repeat"},
                           {Upos::noun, Xpos::nns, -1, Relation::root, "warning"},
                           {Upos::punct, Xpos::stop, 2, Relation::punct, "."}});
  std::vector<Found> found{of(marked)};
  settle_voices(p, found);
  return found[0];
}

TEST(Voices, RepeatedWarningsAreSomebodys) {
  EXPECT_FALSE(repeated("[His] <repeated warnings>.", Upos::det).source.empty());
  EXPECT_TRUE(repeated("[His] <repeated> {warnings}.", Upos::det).source.empty());
  EXPECT_FALSE(repeated("[She] <repeated> {warnings}.", Upos::pron).source.empty());  // a tree gone wrong
}

TEST(Voices, WhatTheTreeTakesForAnAdjectiveBehindACommaSpeaks) {
  const Marked marked = read_marks("[Vell, the mayor,] <accused> {guards}.");
  const Passage p = parsed(marked.text, {{Upos::propn, Xpos::nnp, -1, Relation::root, "Vell"},
                                         {Upos::punct, Xpos::comma, 3, Relation::punct, ","},
                                         {Upos::det, Xpos::dt, 3, Relation::det, "the"},
                                         {Upos::noun, Xpos::nn, 0, Relation::appos, "mayor"},
                                         {Upos::punct, Xpos::comma, 6, Relation::punct, ","},
                                         {Upos::verb, Xpos::vbn, 6, Relation::amod, "accuse"},
                                         {Upos::noun, Xpos::nns, 0, Relation::appos, "guard"},
                                         {Upos::punct, Xpos::stop, 0, Relation::punct, "."}});
  std::vector<Found> found{of(marked)};
  settle_voices(p, found);
  EXPECT_EQ(found[0].source, marked.source);
}

/// "The board defied criticism and calls for resignation"; `cue`: upos and relation of "calls".
std::vector<Span> behind_criticism(Upos upos, Xpos xpos) {
  const Marked marked = read_marks("[The board] defied criticism and <calls for> {resignation}.");
  const Passage p = parsed(marked.text, {{Upos::det, Xpos::dt, 1, Relation::det, "the"},
                                         {Upos::noun, Xpos::nn, 2, Relation::nsubj, "board"},
                                         {Upos::verb, Xpos::vbd, -1, Relation::root, "defy"},
                                         {Upos::noun, Xpos::nn, 2, Relation::obj, "criticism"},
                                         {Upos::cconj, Xpos::cc, 5, Relation::cc, "and"},
                                         {upos, xpos, 3, Relation::conj, "call"},
                                         {Upos::adp, Xpos::in, 7, Relation::case_, "for"},
                                         {Upos::noun, Xpos::nn, 5, Relation::nmod, "resignation"},
                                         {Upos::punct, Xpos::stop, 2, Relation::punct, "."}});
  std::vector<Found> found{of(marked)};
  settle_voices(p, found);
  return found[0].source;
}

TEST(Voices, NounsBesideAnotherNounAreNotTheSubjects) {
  EXPECT_TRUE(behind_criticism(Upos::noun, Xpos::nns).empty());
  EXPECT_FALSE(behind_criticism(Upos::verb, Xpos::vbz).empty());
}

TEST(Voices, WithoutTreesNothingChanges) {
  const Marked marked = read_marks("[The paper] has been <accused> {of fraud}.");
  Passage p = passive(marked.text, "accuse");
  p.trees = {};
  std::vector<Found> found{of(marked)};
  settle_voices(p, found);
  EXPECT_EQ(found[0].source, marked.source);
}

TEST(Voices, NobodySpeaksWhereASourceBeginsWithAPredicate) {
  const Marked marked = read_marks("The law [allows clerks] <charges> {against owners}.");
  const auto with = [&](Xpos tag) {
    return parsed(marked.text, {{Upos::det, Xpos::dt, 1, Relation::det, "the"},
                                {Upos::noun, Xpos::nn, 2, Relation::nsubj, "law"},
                                {Upos::verb, tag, -1, Relation::root, "allow"},
                                {Upos::noun, Xpos::nns, 2, Relation::obj, "clerk"},
                                {Upos::noun, Xpos::nns, 2, Relation::obj, "charge"},
                                {Upos::adp, Xpos::in, 6, Relation::case_, "against"},
                                {Upos::noun, Xpos::nns, 4, Relation::nmod, "owner"},
                                kStop});
  };
  std::vector<Found> found{of(marked)};
  settle_voices(with(Xpos::vbz), found);
  EXPECT_TRUE(found.empty());
  found = {of(marked)};
  settle_voices(with(Xpos::vbn), found);  // "allowed clerks": a participle before its noun
  EXPECT_EQ(found.size(), 1U);
}

TEST(Voices, ItIsNobodyInAPassive) {
  const Marked marked = read_marks("[It] <was said> {that Odel left}.");
  const Passage p = parsed(marked.text, {{Upos::pron, Xpos::prp, 2, Relation::nsubj_pass, "it"},
                                         {Upos::aux, Xpos::vbd, 2, Relation::aux_pass, "be"},
                                         {Upos::verb, Xpos::vbn, -1, Relation::root, "say"},
                                         {Upos::sconj, Xpos::in, 5, Relation::mark, "that"},
                                         {Upos::propn, Xpos::nnp, 5, Relation::nsubj, "Odel"},
                                         {Upos::verb, Xpos::vbd, 2, Relation::ccomp, "leave"},
                                         {Upos::punct, Xpos::stop, 2, Relation::punct, "."}});
  std::vector<Found> found = {of(marked)};
  settle_voices(p, found);
  EXPECT_TRUE(found[0].source.empty());
}

TEST(Voices, WhoIsAskedAboutDoesNotExpect) {
  const Marked marked = read_marks("Why are [sailors] <expected> {to pay}?");
  const Passage p = parsed(marked.text, {{Upos::adv, Xpos::wrb, 3, Relation::advmod, "why"},
                                         {Upos::aux, Xpos::vbp, 3, Relation::aux, "be"},
                                         {Upos::noun, Xpos::nns, 3, Relation::nsubj, "sailor"},
                                         {Upos::verb, Xpos::vbd, -1, Relation::root, "expect"},
                                         {Upos::part, Xpos::to, 5, Relation::mark, "to"},
                                         {Upos::verb, Xpos::vb, 3, Relation::xcomp, "pay"},
                                         {Upos::punct, Xpos::stop, 3, Relation::punct, "?"}});
  std::vector<Found> found = {of(marked)};
  settle_voices(p, found);
  EXPECT_TRUE(found[0].source.empty());
}

}  // namespace
}  // namespace whosays::quote
