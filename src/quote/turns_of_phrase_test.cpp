// Ways of saying that are no cues of the lists. Trees are drawn by hand; everything is invented.
#include "quote/turns_of_phrase.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

std::string phrased(const Drawn& d, std::vector<Found> rows = {}) {
  const std::size_t before = rows.size();
  add_turns_of_phrase(d.passage, rows);
  std::string out;
  for (std::size_t row = std::min(before, rows.size()); row < rows.size(); ++row)
    out += "[" + d.text_of(rows[row].source) + "] <" + d.text_of(rows[row].cue) + "> {" + d.text_of(rows[row].content) +
           "}";
  return out;
}

TEST(TurnsOfPhrase, AsSomebodyPutIt) {
  Drawn d = drawn("It is — as Ana Vell recently phrased it — a loss .", {{10, R::nsubj, U::pron},
                                                                         {10, R::cop, U::aux},
                                                                         {7, R::punct, U::punct},
                                                                         {7, R::mark, U::sconj},
                                                                         {7, R::nsubj, U::propn},
                                                                         {4, R::flat, U::propn},
                                                                         {7, R::advmod, U::adv},
                                                                         {10, R::advcl, U::verb, "phrase"},
                                                                         {7, R::obj, U::pron},
                                                                         {7, R::punct, U::punct},
                                                                         {-1, R::root, U::noun},
                                                                         {10, R::nsubj, U::noun},
                                                                         {10, R::punct, U::punct}});
  d.passage.tags.xpos[7] = Xpos::vbd;
  EXPECT_EQ(phrased(d), "[Ana Vell] <phrased it> {It is / a loss}");
}

TEST(TurnsOfPhrase, BothVerbsAboutADash) {
  Drawn d = drawn("Vell claimed — and Odel affirmed — that it fell .", {{1, R::nsubj, U::propn},
                                                                        {-1, R::root, U::verb, "claim"},
                                                                        {5, R::punct, U::punct},
                                                                        {5, R::cc, U::cconj},
                                                                        {5, R::nsubj, U::propn},
                                                                        {1, R::conj, U::verb, "affirm"},
                                                                        {5, R::punct, U::punct},
                                                                        {9, R::mark, U::sconj},
                                                                        {9, R::nsubj, U::pron},
                                                                        {5, R::ccomp, U::verb},
                                                                        {1, R::punct, U::punct}});
  d.passage.tags.xpos[1] = d.passage.tags.xpos[5] = Xpos::vbd;
  Found odel;
  odel.source = {d.words(4, 5)};
  odel.cue = {d.words(5, 6)};
  odel.content = {d.words(7, 10)};
  EXPECT_EQ(phrased(d, {odel}), "[Vell] <claimed> {that it fell}");
  Found vell = odel;
  vell.source = {d.words(0, 1)};
  vell.cue = {d.words(1, 2)};
  EXPECT_EQ(phrased(d, {vell, odel}), "") << "the net has it already";
}

TEST(TurnsOfPhrase, BrandedBySomebody) {
  Drawn d = drawn("They passed a plan branded by Vell as a \" trap \" .", {{1, R::nsubj, U::pron},
                                                                           {-1, R::root, U::verb, "pass"},
                                                                           {3, R::det, U::det},
                                                                           {1, R::obj, U::noun},
                                                                           {3, R::acl, U::verb, "brand"},
                                                                           {6, R::case_, U::adp},
                                                                           {4, R::obl_agent, U::propn},
                                                                           {10, R::case_, U::adp},
                                                                           {10, R::det, U::det},
                                                                           {10, R::punct, U::punct},
                                                                           {4, R::obl, U::noun},
                                                                           {10, R::punct, U::punct},
                                                                           {1, R::punct, U::punct}});
  d.passage.tags.xpos[4] = Xpos::vbn;
  EXPECT_EQ(phrased(d), "[Vell] <branded by> {a plan / as a \" trap \"}");
}

TEST(TurnsOfPhrase, AShotAtSomebody) {
  Drawn d = drawn("Vell took a shot at Odel .", {{1, R::nsubj, U::propn},
                                                 {-1, R::root, U::verb, "take"},
                                                 {3, R::det, U::det},
                                                 {1, R::obj, U::noun},
                                                 {5, R::case_, U::adp},
                                                 {3, R::nmod, U::propn},
                                                 {1, R::punct, U::punct}});
  d.passage.tags.xpos[1] = Xpos::vbd;
  EXPECT_EQ(phrased(d), "[Vell] <took a shot at> {Odel}");
  d.passage.tags.xpos[1] = Xpos::vb;
  EXPECT_EQ(phrased(d), "") << "to take a shot";
}

TEST(TurnsOfPhrase, UnderCriticism) {
  const Drawn d = drawn("Vell came under sharp criticism from Odel .", {{1, R::nsubj, U::propn},
                                                                        {-1, R::root, U::verb, "come"},
                                                                        {4, R::case_, U::adp},
                                                                        {4, R::amod, U::adj},
                                                                        {1, R::obl, U::noun},
                                                                        {6, R::case_, U::adp},
                                                                        {4, R::nmod, U::propn},
                                                                        {1, R::punct, U::punct}});
  EXPECT_EQ(phrased(d), "[Odel] <came under sharp criticism from> {Vell}");
}

TEST(TurnsOfPhrase, WithWhichTheyTookIssue) {
  const Drawn d = drawn("It was a claim with which aides took issue .", {{3, R::nsubj, U::pron},
                                                                         {3, R::cop, U::aux},
                                                                         {3, R::det, U::det},
                                                                         {-1, R::root, U::noun},
                                                                         {5, R::case_, U::adp},
                                                                         {7, R::obl, U::pron},
                                                                         {7, R::nsubj, U::noun},
                                                                         {3, R::acl_relcl, U::verb, "take"},
                                                                         {7, R::obj, U::noun},
                                                                         {3, R::punct, U::punct}});
  EXPECT_EQ(phrased(d), "[aides] <took issue> {a claim}");
}

}  // namespace
}  // namespace whosays::quote
