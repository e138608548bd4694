// Two verbs of one speaker. Trees are drawn by hand; nobody in these sentences is real.
#include "quote/joined_verbs.h"

#include <gtest/gtest.h>

#include <string>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

Drawn called_and_blamed() {
  return drawn("Vell called it vile, and blamed Odel.", {{1, R::nsubj, U::propn},
                                                         {-1, R::root, U::verb, "call"},
                                                         {1, R::obj, U::pron},
                                                         {1, R::xcomp, U::adj},
                                                         {6, R::punct, U::punct},
                                                         {6, R::cc, U::cconj},
                                                         {1, R::conj, U::verb, "blame"},
                                                         {6, R::obj, U::propn},
                                                         {1, R::punct, U::punct}});
}

std::vector<Found> two_of(const Drawn& s) {
  std::vector<Found> found(2);
  found[0].source = found[1].source = {s.words(0, 1)};
  found[0].cue = {s.words(1, 2)};
  found[0].content = {s.words(2, 8)};
  found[1].cue = {s.words(6, 7)};
  found[1].content = {s.words(7, 8)};
  return found;
}

TEST(JoinedVerbs, TheFirstContentEndsBeforeTheSecondVerb) {
  const Drawn s = called_and_blamed();
  std::vector<Found> found = two_of(s);
  part_joined_verbs(s.passage, found);
  EXPECT_EQ(s.text_of(found[0].content), "it vile");
  EXPECT_EQ(s.text_of(found[1].content), "Odel");
}

TEST(JoinedVerbs, WhatSomebodyElseSaysOrTheTreeDoesNotJoinStays) {
  Drawn s = called_and_blamed();
  std::vector<Found> found = two_of(s);
  found[1].source = {s.words(2, 3)};
  part_joined_verbs(s.passage, found);
  EXPECT_EQ(s.text_of(found[0].content), "it vile, and blamed Odel");
  found = two_of(s);
  s.passage.trees.relation[6] = R::xcomp;
  part_joined_verbs(s.passage, found);
  EXPECT_EQ(s.text_of(found[0].content), "it vile, and blamed Odel");
}

TEST(JoinedVerbs, ACommaPartsThemToo) {
  const Drawn s = drawn("Vell called it vile, even calling Odel late.", {{1, R::nsubj, U::propn},
                                                                         {-1, R::root, U::verb, "call"},
                                                                         {1, R::obj, U::pron},
                                                                         {1, R::xcomp, U::adj},
                                                                         {6, R::punct, U::punct},
                                                                         {6, R::advmod, U::adv},
                                                                         {1, R::advcl, U::verb, "call"},
                                                                         {6, R::obj, U::propn},
                                                                         {6, R::xcomp, U::adj},
                                                                         {1, R::punct, U::punct}});
  std::vector<Found> found = two_of(s);
  found[0].content = {s.words(2, 9)};
  found[1].content = {s.words(7, 9)};
  part_joined_verbs(s.passage, found);
  EXPECT_EQ(s.text_of(found[0].content), "it vile");
}

TEST(JoinedVerbs, WithoutTreesNothingChanges) {
  Drawn s = called_and_blamed();
  s.passage.trees = {};
  std::vector<Found> found = two_of(s);
  part_joined_verbs(s.passage, found);
  EXPECT_EQ(s.text_of(found[0].content), "it vile, and blamed Odel");
}

}  // namespace
}  // namespace whosays::quote
