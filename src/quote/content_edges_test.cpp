// Where contents begin and end. Trees are drawn by hand; everything is invented.
#include "quote/content_edges.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

Found edged(const Drawn& d, std::vector<Span> source, Span cue, std::vector<Span> content) {
  Found f;
  f.source = std::move(source);
  f.cue = {cue};
  f.content = std::move(content);
  f.rule = "learned";
  std::vector<Found> rows = {std::move(f)};
  settle_content_edges(d.passage, rows);
  return rows[0];
}

TEST(ContentEdges, AFiniteVerbHasItsSubjectBeforeWhoSpeaks) {
  Drawn d = drawn("Vell fears a split that some say could sink it .", {{1, R::nsubj, U::propn},
                                                                       {-1, R::root, U::verb, "fear"},
                                                                       {3, R::det, U::det},
                                                                       {1, R::obj, U::noun},
                                                                       {8, R::mark, U::sconj},
                                                                       {6, R::nsubj, U::pron},
                                                                       {8, R::nsubj, U::verb, "say"},
                                                                       {8, R::aux, U::aux},
                                                                       {3, R::acl, U::verb},
                                                                       {8, R::obj, U::pron},
                                                                       {1, R::punct, U::punct}});
  d.passage.tags.xpos[7] = Xpos::md;
  EXPECT_EQ(d.text_of(edged(d, {d.words(5, 6)}, d.words(6, 7), {d.words(7, 10)}).content),
            "a split that / could sink it");
}

TEST(ContentEdges, AClauseWithItsSubjectIsLeft) {
  Drawn d = drawn("Near the quay Odel says ferries sink .", {{2, R::case_, U::adp},
                                                             {2, R::det, U::det},
                                                             {4, R::obl, U::noun},
                                                             {4, R::nsubj, U::propn},
                                                             {-1, R::root, U::verb, "say"},
                                                             {6, R::nsubj, U::noun},
                                                             {4, R::ccomp, U::verb},
                                                             {4, R::punct, U::punct}});
  EXPECT_EQ(d.text_of(edged(d, {d.words(3, 4)}, d.words(4, 5), {d.words(5, 7)}).content), "ferries sink");
}

TEST(ContentEdges, WhatIsDoneIsNotWhatIsExpected) {
  const Drawn d = drawn("Vell met him and was expected to march .", {{1, R::nsubj, U::propn},
                                                                     {-1, R::root, U::verb, "meet"},
                                                                     {1, R::obj, U::pron},
                                                                     {5, R::cc, U::cconj},
                                                                     {5, R::aux_pass, U::aux},
                                                                     {1, R::conj, U::verb, "expect"},
                                                                     {7, R::mark, U::part},
                                                                     {5, R::xcomp, U::verb},
                                                                     {1, R::punct, U::punct}});
  EXPECT_EQ(d.text_of(edged(d, {}, d.words(4, 6), {d.words(0, 4), d.words(6, 8)}).content), "Vell / to march");
}

TEST(ContentEdges, HindsightIsNobodysWords) {
  const auto read = [](const char* verb) {
    const Drawn d =
        drawn("Vell said it fell , which was later " + std::string(verb) + " .", {{1, R::nsubj, U::propn},
                                                                                  {-1, R::root, U::verb, "say"},
                                                                                  {3, R::nsubj, U::pron},
                                                                                  {1, R::ccomp, U::verb},
                                                                                  {8, R::punct, U::punct},
                                                                                  {8, R::nsubj_pass, U::pron},
                                                                                  {8, R::aux_pass, U::aux},
                                                                                  {8, R::advmod, U::adv},
                                                                                  {3, R::advcl_relcl, U::verb},
                                                                                  {1, R::punct, U::punct}});
    return d.text_of(edged(d, {d.words(0, 1)}, d.words(1, 2), {d.words(2, 9)}).content);
  };
  EXPECT_EQ(read("disproved"), "it fell");
  EXPECT_EQ(read("repaired"), "it fell , which was later repaired");
}

TEST(ContentEdges, ATextMayBreakOff) {
  const Drawn d = drawn("Vell said it fell , which was", {{1, R::nsubj, U::propn},
                                                          {-1, R::root, U::verb, "say"},
                                                          {3, R::nsubj, U::pron},
                                                          {1, R::ccomp, U::verb},
                                                          {6, R::punct, U::punct},
                                                          {6, R::nsubj, U::pron},
                                                          {3, R::advcl_relcl, U::aux}});
  EXPECT_EQ(d.text_of(edged(d, {d.words(0, 1)}, d.words(1, 2), {d.words(2, 7)}).content), "it fell , which was");
}

TEST(ContentEdges, AReasonIsNotWhatTheyObjectTo) {
  const Drawn d = drawn("Members objected , partly out of anger .", {{1, R::nsubj, U::noun},
                                                                     {-1, R::root, U::verb, "object"},
                                                                     {1, R::punct, U::punct},
                                                                     {6, R::advmod, U::adv},
                                                                     {6, R::case_, U::adp},
                                                                     {4, R::fixed, U::adp},
                                                                     {1, R::obl, U::noun},
                                                                     {1, R::punct, U::punct}});
  EXPECT_TRUE(edged(d, {d.words(0, 1)}, d.words(1, 2), {d.words(3, 7)}).content.empty());
}

TEST(ContentEdges, BothHalvesAboutWhoSpeaks) {
  Drawn d = drawn("Both of these , said Vell , favored Odel .", {{4, R::ccomp, U::pron},
                                                                 {2, R::case_, U::adp},
                                                                 {0, R::nmod, U::pron},
                                                                 {4, R::punct, U::punct},
                                                                 {-1, R::root, U::verb, "say"},
                                                                 {4, R::nsubj, U::propn},
                                                                 {4, R::punct, U::punct},
                                                                 {4, R::ccomp, U::verb, "favor"},
                                                                 {7, R::obj, U::propn},
                                                                 {4, R::punct, U::punct}});
  d.passage.tags.xpos[7] = Xpos::vbd;
  EXPECT_EQ(d.text_of(edged(d, {d.words(5, 6)}, d.words(4, 5), {d.words(0, 3)}).content),
            "Both of these / favored Odel");
  d.passage.tags.xpos[7] = Xpos::vbg;
  EXPECT_EQ(d.text_of(edged(d, {d.words(5, 6)}, d.words(4, 5), {d.words(0, 3)}).content), "Both of these");
}

TEST(ContentEdges, WhoIsToldInARelativeClause) {
  Drawn d = drawn("It , which Vell tells the board was long , ends .", {{10, R::nsubj, U::pron},
                                                                        {4, R::punct, U::punct},
                                                                        {4, R::obj, U::pron},
                                                                        {4, R::nsubj, U::propn},
                                                                        {0, R::acl_relcl, U::verb, "tell"},
                                                                        {6, R::det, U::det},
                                                                        {8, R::nsubj, U::noun},
                                                                        {8, R::cop, U::aux},
                                                                        {4, R::ccomp, U::adj},
                                                                        {4, R::punct, U::punct},
                                                                        {-1, R::root, U::verb},
                                                                        {10, R::punct, U::punct}});
  d.passage.tags.xpos[7] = Xpos::vbd;
  const Found f = edged(d, {d.words(3, 4)}, d.words(4, 5), {d.words(5, 11)});
  EXPECT_EQ(d.text_of(f.hearer), "the board");
  EXPECT_EQ(d.text_of(f.content), "which / was long");
}

TEST(ContentEdges, AContractionIsNotCut) {
  const Drawn d = drawn("I think there's a gap .", {{1, R::nsubj, U::pron},
                                                    {-1, R::root, U::verb, "think"},
                                                    {3, R::expl, U::pron},
                                                    {1, R::ccomp, U::verb, "be"},
                                                    {5, R::det, U::det},
                                                    {3, R::nsubj, U::noun},
                                                    {1, R::punct, U::punct}});
  EXPECT_EQ(d.text_of(edged(d, {d.words(0, 1)}, d.words(1, 2), {d.words(3, 6)}).content), "there's a gap");
}

}  // namespace
}  // namespace whosays::quote
