// Who a cue belongs to by the tree, and where relative clauses end. Trees are drawn by hand; everything is invented.
#include "quote/attached.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

Found row(std::vector<Span> source, Span cue, std::vector<Span> content) {
  Found f;
  f.source = std::move(source);
  f.cue = {cue};
  f.content = std::move(content);
  f.rule = "learned";
  f.sure = Sure{1, 1, 1, 1, 1, 1};
  return f;
}

std::vector<Found> settled(const Drawn& d, std::vector<Found> rows) {
  settle_attached(d.passage, rows);
  return rows;
}

TEST(Attached, SubjectOfARelativeClauseSpeaks) {
  const Drawn d = drawn("The firm which Odel said had lied closed .", {{1, R::det, U::det},
                                                                       {7, R::nsubj, U::noun},
                                                                       {6, R::nsubj, U::pron},
                                                                       {4, R::nsubj, U::propn},
                                                                       {1, R::acl_relcl, U::verb, "say"},
                                                                       {6, R::aux, U::aux, "have"},
                                                                       {4, R::ccomp, U::verb, "lie"},
                                                                       {-1, R::root, U::verb, "close"},
                                                                       {7, R::punct, U::punct}});
  const auto rows = settled(d, {row({d.words(0, 4)}, d.words(4, 5), {d.words(5, 8)})});
  EXPECT_EQ(d.text_of(rows[0].source), "Odel");
  EXPECT_EQ(d.text_of(rows[0].content), "had lied");  // "closed" is the firm's
}

TEST(Attached, WhoIsBlamedForTwoThingsHasDoneTheSecondToo) {
  Drawn d = drawn("Odel chided Vell for lying and expressing joy .", {{1, R::nsubj, U::propn},
                                                                      {-1, R::root, U::verb, "chide"},
                                                                      {1, R::obj, U::propn},
                                                                      {4, R::mark, U::sconj},
                                                                      {1, R::advcl, U::verb, "lie"},
                                                                      {6, R::cc, U::cconj},
                                                                      {4, R::conj, U::verb, "express"},
                                                                      {6, R::obj, U::noun},
                                                                      {1, R::punct, U::punct}});
  d.passage.tags.xpos[4] = d.passage.tags.xpos[6] = Xpos::vbg;
  const auto rows = settled(d, {row({d.words(0, 1)}, d.words(6, 7), {d.words(7, 8)})});
  EXPECT_EQ(d.text_of(rows[0].source), "Vell");
}

TEST(Attached, WhoPressesByWarningWarns) {
  Drawn d = drawn("Hall put pressure on boards by warning that it fell .", {{1, R::nsubj, U::propn},
                                                                            {-1, R::root, U::verb, "put"},
                                                                            {1, R::obj, U::noun},
                                                                            {4, R::case_, U::adp},
                                                                            {2, R::nmod, U::noun},
                                                                            {6, R::mark, U::sconj},
                                                                            {1, R::advcl, U::verb, "warn"},
                                                                            {9, R::mark, U::sconj},
                                                                            {9, R::nsubj, U::pron},
                                                                            {6, R::ccomp, U::verb, "fall"},
                                                                            {1, R::punct, U::punct}});
  d.passage.tags.xpos[6] = Xpos::vbg;
  const auto rows = settled(d, {row({d.words(4, 5)}, d.words(6, 7), {d.words(7, 10)})});
  EXPECT_EQ(d.text_of(rows[0].source), "Hall");
}

TEST(Attached, BesideWithNobodySees) {
  const Drawn d = drawn("Odel left , with Vell seen as heir .", {{1, R::nsubj, U::propn},
                                                                 {-1, R::root, U::verb, "leave"},
                                                                 {1, R::punct, U::punct},
                                                                 {5, R::mark, U::sconj},
                                                                 {5, R::nsubj, U::propn},
                                                                 {1, R::advcl, U::verb, "see"},
                                                                 {7, R::case_, U::adp},
                                                                 {5, R::obl, U::noun},
                                                                 {1, R::punct, U::punct}});
  const auto rows = settled(d, {row({d.words(4, 5)}, d.words(5, 7), {d.words(7, 8)})});
  EXPECT_TRUE(rows[0].source.empty());
  EXPECT_EQ(d.text_of(rows[0].content), "Vell / heir");
}

TEST(Attached, TheNearerWhoIsTheNearerNoun) {
  const Drawn d = drawn("Those who mock tired guards who admit doubts left .", {{8, R::nsubj, U::pron},
                                                                                {2, R::nsubj, U::pron},
                                                                                {0, R::acl_relcl, U::verb, "mock"},
                                                                                {4, R::amod, U::adj},
                                                                                {2, R::obj, U::noun},
                                                                                {6, R::nsubj, U::pron},
                                                                                {0, R::acl_relcl, U::verb, "admit"},
                                                                                {6, R::obj, U::noun},
                                                                                {-1, R::root, U::verb, "leave"},
                                                                                {8, R::punct, U::punct}});
  const auto rows = settled(d, {row({d.words(0, 6)}, d.words(6, 7), {d.words(7, 9)})});
  EXPECT_EQ(d.text_of(rows[0].source), "tired guards who");
  EXPECT_EQ(d.text_of(rows[0].content), "doubts");
}

TEST(Attached, WhatASourceHasTakenIsNoCue) {
  const Drawn d = drawn("According to Hall reports , it fell .", {{3, R::case_, U::verb},
                                                                  {0, R::fixed, U::adp},
                                                                  {3, R::nsubj, U::propn},
                                                                  {6, R::obl, U::verb, "report"},
                                                                  {6, R::punct, U::punct},
                                                                  {6, R::nsubj, U::pron},
                                                                  {-1, R::root, U::verb, "fall"},
                                                                  {6, R::punct, U::punct}});
  Found paper = row({d.words(2, 4)}, d.words(0, 2), {d.words(5, 7)});
  paper.lemma = "according_to";
  EXPECT_EQ(settled(d, {paper, row({d.words(2, 3)}, d.words(3, 4), {d.words(5, 7)})}).size(), 1U);
}

/// "Odel left the board VERB claims that it fell"
Drawn with_claims(R board) {
  Drawn d = drawn("Odel left the board over claims that it fell .", {{1, R::nsubj, U::propn},
                                                                     {-1, R::root, U::verb, "leave"},
                                                                     {3, R::det, U::det},
                                                                     {1, board, U::noun},
                                                                     {5, R::case_, U::adp},
                                                                     {1, R::obl, U::noun, "claim"},
                                                                     {8, R::mark, U::sconj},
                                                                     {8, R::nsubj, U::pron},
                                                                     {5, R::acl, U::verb, "fall"},
                                                                     {1, R::punct, U::punct}});
  d.passage.tags.xpos[5] = Xpos::nns;
  return d;
}

TEST(Attached, ClaimsBesideAnObjectAreNotItsClaims) {
  const Drawn d = with_claims(R::obj);
  const auto far = settled(d, {row({d.words(2, 4)}, d.words(5, 6), {d.words(6, 9)})});
  EXPECT_TRUE(far[0].source.empty());
  const auto subject = settled(d, {row({d.words(0, 1)}, d.words(5, 6), {d.words(6, 9)})});
  EXPECT_EQ(d.text_of(subject[0].source), "Odel");
}

/// "The deal was shelved by Vell, which, Odel said, is sad": the relative clause is what he said.
TEST(Attached, WhatIsSaidBeginsWithTheRelative) {
  const Drawn d = drawn("It was shelved by boards which Odel said fell .", {{2, R::nsubj_pass, U::pron},
                                                                            {2, R::aux_pass, U::aux, "be"},
                                                                            {-1, R::root, U::verb, "shelve"},
                                                                            {4, R::case_, U::adp},
                                                                            {2, R::obl_agent, U::noun, "board"},
                                                                            {8, R::nsubj, U::pron},
                                                                            {7, R::nsubj, U::propn},
                                                                            {8, R::parataxis, U::verb, "say"},
                                                                            {4, R::acl_relcl, U::verb, "fall"},
                                                                            {2, R::punct, U::punct}});
  const auto clause = settled(d, {row({d.words(6, 7)}, d.words(7, 8), {d.words(0, 6), d.words(8, 9)})});
  EXPECT_EQ(d.text_of(clause[0].content), "which / fell");
  const auto noun = settled(d, {row({d.words(6, 7)}, d.words(7, 8), {d.words(4, 6), d.words(8, 9)})});
  EXPECT_EQ(d.text_of(noun[0].content), "boards which / fell");
}

/// "SENTENCE, indicating that it fell" by a participle.
TEST(Attached, WhatAnEventShowsNobodySays) {
  Drawn d = drawn("Odel left , indicating that it fell .", {{1, R::nsubj, U::propn},
                                                            {-1, R::root, U::verb, "leave"},
                                                            {3, R::punct, U::punct},
                                                            {1, R::advcl, U::verb, "indicate"},
                                                            {6, R::mark, U::sconj},
                                                            {6, R::nsubj, U::pron},
                                                            {3, R::ccomp, U::verb, "fall"},
                                                            {1, R::punct, U::punct}});
  d.passage.tags.xpos[3] = Xpos::vbg;
  EXPECT_TRUE(settled(d, {row({d.words(0, 1)}, d.words(3, 4), {d.words(4, 7)})}).empty());
}

TEST(Attached, AConditionIsMarked) {
  const Drawn d = drawn("If Odel thinks it fell , we leave .", {{2, R::mark, U::sconj},
                                                                {2, R::nsubj, U::propn},
                                                                {7, R::advcl, U::verb, "think"},
                                                                {4, R::nsubj, U::pron},
                                                                {2, R::ccomp, U::verb, "fall"},
                                                                {2, R::punct, U::punct},
                                                                {7, R::nsubj, U::pron},
                                                                {-1, R::root, U::verb, "leave"},
                                                                {7, R::punct, U::punct}});
  EXPECT_FALSE(settled(d, {row({d.words(1, 2)}, d.words(2, 3), {d.words(3, 5)})})[0].unmade.empty());
}

TEST(Attached, TheSecondVerbHasTheFirstOnesSource) {
  const Drawn d = drawn("According to Odel papers conclude it fell and say so .", {{1, R::fixed, U::verb},
                                                                                   {2, R::case_, U::adp},
                                                                                   {4, R::obl, U::propn},
                                                                                   {4, R::nsubj, U::noun, "paper"},
                                                                                   {-1, R::root, U::verb},
                                                                                   {6, R::nsubj, U::pron},
                                                                                   {4, R::ccomp, U::verb, "fall"},
                                                                                   {8, R::cc, U::cconj},
                                                                                   {4, R::conj, U::verb},
                                                                                   {8, R::advmod, U::adv},
                                                                                   {4, R::punct, U::punct}});
  Found outer = row({d.words(2, 3)}, d.words(0, 2), {d.words(3, 7)});
  outer.lemma = "according_to";
  const auto rows = settled(d, {outer, row({d.words(3, 4)}, d.words(4, 5), {d.words(5, 7)}),
                                row({d.words(2, 3)}, d.words(8, 9), {d.words(9, 10)})});
  EXPECT_EQ(d.text_of(rows[2].source), "papers");
}

}  // namespace
}  // namespace whosays::quote
