// The trees of these sentences are written by hand, as the parser would have them; the weights are the program's.
#include "quote/content_ends.h"

#include <gtest/gtest.h>

#include <vector>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

/// "refuses" is the cue, what follows the content.
Drawn refusal() {
  Drawn d = drawn("She refuses to name them , although the mayor has asked .", {{1, R::nsubj, U::pron},
                                                                                {-1, R::root, U::verb, "refuse"},
                                                                                {3, R::mark, U::part},
                                                                                {1, R::xcomp, U::verb},
                                                                                {3, R::obj, U::pron},
                                                                                {10, R::punct, U::punct},
                                                                                {10, R::mark, U::sconj},
                                                                                {8, R::det, U::det},
                                                                                {10, R::nsubj, U::noun},
                                                                                {10, R::aux, U::aux},
                                                                                {1, R::advcl, U::verb, "ask"},
                                                                                {1, R::punct, U::punct}});
  d.passage.tags.xpos[10] = Xpos::vbn;
  return d;
}

constexpr RoleSpan kCue{LabelRole::cue, 1, 2};
constexpr RoleSpan kContent{LabelRole::content, 2, 11};

TEST(ContentEnds, AClauseOfTheCueBehindACommaIsCutWhereTheNetDoubts) {
  const Drawn d = refusal();
  const std::vector<ShorterEnd> shorter = {{0, 4, 0.02F}, {0, 5, 0.45F}};
  const auto other = other_end(d.passage, kCue, kContent, 0.46F, shorter);
  ASSERT_TRUE(other);
  EXPECT_EQ(other->end, 5U);
  EXPECT_FLOAT_EQ(other->share, 0.45F);
  EXPECT_GT(other->walk, 0);
  EXPECT_TRUE(other->better);
}

TEST(ContentEnds, WhereTheNetIsSureNothingIsCut) {
  const Drawn d = refusal();
  const std::vector<ShorterEnd> shorter = {{0, 5, 0.01F}};
  const auto other = other_end(d.passage, kCue, kContent, 0.98F, shorter);
  ASSERT_TRUE(other);
  EXPECT_FALSE(other->better);
}

TEST(ContentEnds, InTheMiddleOfAPhraseNothingEnds) {
  const Drawn d = refusal();
  const std::vector<ShorterEnd> shorter = {{0, 4, 0.4F}};  // before "them", the object
  EXPECT_FALSE(other_end(d.passage, kCue, kContent, 0.4F, shorter));
}

TEST(ContentEnds, TheLastOfSeveralIsWaitedFor) {
  Drawn d = drawn("She feels the loss , the outrage and the fear .", {{1, R::nsubj, U::pron},
                                                                      {-1, R::root, U::verb, "feel"},
                                                                      {3, R::det, U::det},
                                                                      {1, R::obj, U::noun},
                                                                      {6, R::punct, U::punct},
                                                                      {6, R::det, U::det},
                                                                      {3, R::conj, U::noun},
                                                                      {9, R::cc, U::cconj},
                                                                      {9, R::det, U::det},
                                                                      {3, R::conj, U::noun},
                                                                      {1, R::punct, U::punct}});
  const RoleSpan content{LabelRole::content, 2, 10};
  const std::vector<ShorterEnd> at_list = {{0, 4, 0.6F}};
  EXPECT_FALSE(other_end(d.passage, kCue, content, 0.3F, at_list));
  const std::vector<ShorterEnd> article_only = {{0, 3, 0.6F}};
  EXPECT_FALSE(other_end(d.passage, kCue, content, 0.3F, article_only));
  const std::vector<ShorterEnd> before_and = {{0, 7, 0.6F}};
  EXPECT_TRUE(other_end(d.passage, kCue, content, 0.3F, before_and));
}

TEST(ContentEnds, BeforeTheCueAndWithoutTreesNothingIsSaid) {
  Drawn d = refusal();
  const std::vector<ShorterEnd> shorter = {{0, 5, 0.45F}};
  EXPECT_FALSE(other_end(d.passage, {LabelRole::cue, 11, 12}, kContent, 0.46F, shorter));
  EXPECT_FALSE(other_end(d.passage, kCue, kContent, 0.46F, {}));
  d.passage.trees.state = LayerState::absent;
  EXPECT_FALSE(other_end(d.passage, kCue, kContent, 0.46F, shorter));
}

}  // namespace
}  // namespace whosays::quote
