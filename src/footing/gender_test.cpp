// Whom "he" and "she" may mean, by words alone; and what is denied without a subject of its own. Trees are drawn by
// hand; people invented.
#include "footing/gender.h"

#include <gtest/gtest.h>

#include "footing/clause_words.h"
#include "footing/footing_test_support.h"

namespace whosays::footing {
namespace {

using quote::Drawn;
using quote::drawn;

TEST(Gender, ANounSaysItAndNotItsOwner) {
  const Drawn s = drawn("Ana's husband spoke", {{2, Relation::nmod_poss, Upos::propn},
                                                {0, Relation::case_, Upos::part},
                                                {3, Relation::nsubj, Upos::noun},
                                                {-1, Relation::root, Upos::verb, "speak"}});
  const Grammar g(s.passage);
  EXPECT_TRUE(may_mean(g, "he", s.words(0, 3)));
  EXPECT_FALSE(may_mean(g, "she", s.words(0, 3)));
  EXPECT_TRUE(may_mean(g, "they", s.words(0, 3)));
}

TEST(Gender, AGivenNameSaysItAndATitleDoesNot) {
  const Drawn s = drawn("Director Ana Vell spoke", {{1, Relation::compound, Upos::propn},
                                                    {3, Relation::nsubj, Upos::propn},
                                                    {1, Relation::flat, Upos::propn},
                                                    {-1, Relation::root, Upos::verb, "speak"}});
  const Grammar g(s.passage);
  EXPECT_FALSE(may_mean(g, "he", s.words(0, 3)));
  EXPECT_TRUE(may_mean(g, "he", s.words(0, 1))) << "the director";
}

TEST(Gender, APronounIsNotTheOther) {
  const Drawn s = drawn("She spoke", {{1, Relation::nsubj, Upos::pron}, {-1, Relation::root, Upos::verb, "speak"}});
  EXPECT_FALSE(may_mean(Grammar(s.passage), "he", s.words(0, 1)));
}

TEST(Gerunds, AnAuxiliaryCarriesTheForm) {
  Drawn s = drawn("having hidden it", {{1, Relation::aux, Upos::aux, "have"},
                                       {-1, Relation::root, Upos::verb, "hide"},
                                       {1, Relation::obj, Upos::pron}});
  s.passage.tags.xpos = {Xpos::vbg, Xpos::vbn, Xpos::prp};
  EXPECT_TRUE(is_gerund(Grammar(s.passage), 1));
  s.passage.tags.xpos = {Xpos::vbz, Xpos::vbn, Xpos::prp};
  EXPECT_FALSE(is_gerund(Grammar(s.passage), 1));
}

}  // namespace
}  // namespace whosays::footing
