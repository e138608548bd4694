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
