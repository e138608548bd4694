// The tree of these sentences is written by hand, as the parser would have it.
#include "quote/beside_quotation.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

/// Drawn words all have the tag of a noun.
Drawn with_past(Drawn d, std::uint32_t verb) {
  d.passage.tags.xpos[verb] = Xpos::vbd;
  return d;
}

Drawn shared() {
  return with_past(drawn("“It was ours,” she shared later .", {{4, R::punct, U::punct},
                                                               {4, R::nsubj, U::pron},
                                                               {4, R::cop, U::aux},
                                                               {7, R::ccomp, U::pron},
                                                               {7, R::punct, U::punct},
                                                               {7, R::punct, U::punct},
                                                               {7, R::nsubj, U::pron},
                                                               {-1, R::root, U::verb, "share"},
                                                               {7, R::advmod, U::adv},
                                                               {7, R::punct, U::punct}}),
                   7);
}

TEST(BesideQuotations, AnyVerbSpeaksBehindAQuotationsComma) {
  const Drawn d = shared();
  const std::vector<Found> found = beside_quotations(d.passage, {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(d.text_of(found[0].source), "she");
  EXPECT_EQ(d.text_of(found[0].cue), "shared");
  EXPECT_EQ(d.text_of(found[0].content), "“It was ours,”");
  EXPECT_EQ(found[0].lemma, "share");
}

TEST(BesideQuotations, WhatSomebodySaysAlreadyIsLeftAlone) {
  const Drawn d = shared();
  Found known;
  known.content = {d.words(0, 6)};
  EXPECT_TRUE(beside_quotations(d.passage, {known}).empty());
}

TEST(BesideQuotations, WhatSomebodyCallsSomething) {
  const Drawn d = drawn("It fell in what the mayor called “a draft” .", {{1, R::nsubj, U::pron},
                                                                         {-1, R::root, U::verb},
                                                                         {6, R::mark, U::adp},
                                                                         {6, R::obj, U::pron},
                                                                         {5, R::det, U::det},
                                                                         {6, R::nsubj, U::noun},
                                                                         {1, R::advcl, U::verb, "call"},
                                                                         {9, R::punct, U::punct},
                                                                         {9, R::det, U::det},
                                                                         {6, R::xcomp, U::noun},
                                                                         {9, R::punct, U::punct},
                                                                         {1, R::punct, U::punct}});
  const std::vector<Found> found = beside_quotations(d.passage, {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(d.text_of(found[0].source), "the mayor");
  EXPECT_EQ(d.text_of(found[0].cue), "called");
  EXPECT_EQ(d.text_of(found[0].content), "“a draft”");
}

TEST(BesideQuotations, NothingWithoutTrees) {
  Drawn d = shared();
  d.passage.trees.state = LayerState::absent;
  EXPECT_TRUE(beside_quotations(d.passage, {}).empty());
}

}  // namespace
}  // namespace whosays::quote
