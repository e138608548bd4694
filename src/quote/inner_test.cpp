// The tree of these sentences is written by hand, as the parser would have it.
#include "quote/inner.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "quote/hearers.h"
#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

TEST(InnerStatements, TheSubjectOfAVerbOfSayingInsideAContentSpeaks) {
  const Drawn d =
      drawn("Ana Vell said the agency had told the mayor that the ferry was late .", {{2, R::nsubj, U::propn},
                                                                                      {0, R::flat, U::propn},
                                                                                      {-1, R::root, U::verb, "say"},
                                                                                      {4, R::det, U::det},
                                                                                      {6, R::nsubj, U::noun},
                                                                                      {6, R::aux, U::aux},
                                                                                      {2, R::ccomp, U::verb, "tell"},
                                                                                      {8, R::det, U::det},
                                                                                      {6, R::iobj, U::noun},
                                                                                      {13, R::mark, U::sconj},
                                                                                      {11, R::det, U::det},
                                                                                      {13, R::nsubj, U::noun},
                                                                                      {13, R::cop, U::aux},
                                                                                      {6, R::ccomp, U::adj},
                                                                                      {2, R::punct, U::punct}});
  Found outer;
  outer.source = {d.words(0, 2)};
  outer.cue = {d.words(2, 3)};
  outer.content = {d.words(3, 14)};
  std::vector<Found> inner = inner_statements(d.passage, {outer});
  ASSERT_EQ(inner.size(), 1U);
  EXPECT_EQ(d.text_of(inner[0].source), "the agency");
  EXPECT_EQ(d.text_of(inner[0].cue), "had told");
  EXPECT_EQ(d.text_of(inner[0].content), "that the ferry was late");
  settle_hearers(d.passage, inner);
  EXPECT_EQ(d.text_of(inner[0].hearer), "the mayor");
  inner.push_back(outer);
  EXPECT_TRUE(inner_statements(d.passage, inner).empty()) << "what has been found is not found again";
}

TEST(InnerStatements, WhatIsWantedBeginsWithItsInfinitive) {
  const std::string text = "They said Vell asked Odel to have it kept back .";
  Drawn d = drawn(text, {{1, R::nsubj, U::pron},
                         {-1, R::root, U::verb, "say"},
                         {3, R::nsubj, U::propn},
                         {1, R::ccomp, U::verb, "ask"},
                         {3, R::iobj, U::propn},
                         {6, R::mark, U::part},
                         {3, R::xcomp, U::verb, "have"},
                         {6, R::obj, U::pron},
                         {3, R::ccomp, U::verb, "keep"},
                         {8, R::advmod, U::adv},
                         {1, R::punct, U::punct}});
  Found outer;
  outer.source = {d.words(0, 1)};
  outer.cue = {d.words(1, 2)};
  outer.content = {d.words(2, 10)};
  const auto content = [&] {
    const std::vector<Found> inner = inner_statements(d.passage, {outer});
    return inner.size() == 1 ? d.text_of(inner[0].content) : "";
  };
  EXPECT_EQ(content(), "to have it kept back");
  d.passage.trees.head[6] = 4;  // "Odel, who works to get": another clause's, right before what is wanted
  d.passage.trees.relation[6] = R::advcl;
  d.passage.trees.head[7] = 8;
  EXPECT_EQ(content(), "to have it kept back");
}

TEST(InnerStatements, ANameThatTheTreeHasPartedIsWhole) {
  const Drawn d = drawn("They said Mr Vell claimed it was late .", {{1, R::nsubj, U::pron},
                                                                    {-1, R::root, U::verb},
                                                                    {4, R::nsubj, U::propn},
                                                                    {4, R::dep, U::propn},
                                                                    {1, R::ccomp, U::verb},
                                                                    {7, R::nsubj, U::pron},
                                                                    {7, R::cop, U::aux},
                                                                    {4, R::ccomp, U::adj},
                                                                    {1, R::punct, U::punct}});
  Found outer;
  outer.source = {d.words(0, 1)};
  outer.cue = {d.words(1, 2)};
  outer.content = {d.words(2, 8)};
  const std::vector<Found> inner = inner_statements(d.passage, {outer});
  ASSERT_EQ(inner.size(), 1U);
  EXPECT_EQ(d.text_of(inner[0].source), "Mr Vell");
}

TEST(InnerStatements, WhoeverOnlySoftensTheirOwnWordsSaysNothingMore) {
  const Drawn d = drawn("Vell said I think it was late .", {{1, R::nsubj, U::propn},
                                                            {-1, R::root, U::verb},
                                                            {3, R::nsubj, U::pron},
                                                            {1, R::ccomp, U::verb},
                                                            {6, R::nsubj, U::pron},
                                                            {6, R::cop, U::aux},
                                                            {3, R::ccomp, U::adj},
                                                            {1, R::punct, U::punct}});
  Found outer;
  outer.source = {d.words(0, 1)};
  outer.cue = {d.words(1, 2)};
  outer.content = {d.words(2, 7)};
  EXPECT_TRUE(inner_statements(d.passage, {outer}).empty());
}

TEST(InnerStatements, WhatSomebodyDidNotSayIsNotTheirs) {
  const Drawn d = drawn("Vell said the agency had never claimed it was late .", {{1, R::nsubj, U::propn},
                                                                                 {-1, R::root, U::verb, "say"},
                                                                                 {3, R::det, U::det},
                                                                                 {6, R::nsubj, U::noun},
                                                                                 {6, R::aux, U::aux},
                                                                                 {6, R::advmod, U::adv},
                                                                                 {1, R::ccomp, U::verb, "claim"},
                                                                                 {9, R::nsubj, U::pron},
                                                                                 {9, R::cop, U::aux},
                                                                                 {6, R::ccomp, U::adj},
                                                                                 {1, R::punct, U::punct}});
  Found outer;
  outer.source = {d.words(0, 1)};
  outer.cue = {d.words(1, 2)};
  outer.content = {d.words(2, 10)};
  EXPECT_TRUE(inner_statements(d.passage, {outer}).empty());
}

TEST(InnerStatements, WhoIsQuotedAsSayingStandsInsideWhatTheQuoterSays) {
  const Drawn d = drawn("The agency quoted a porter as saying cranes shook .", {{1, R::det, U::det},
                                                                                {2, R::nsubj, U::noun},
                                                                                {-1, R::root, U::verb, "quote"},
                                                                                {4, R::det, U::det},
                                                                                {2, R::obj, U::noun},
                                                                                {6, R::mark, U::sconj},
                                                                                {2, R::advcl, U::verb, "say"},
                                                                                {8, R::nsubj, U::noun},
                                                                                {6, R::ccomp, U::verb},
                                                                                {2, R::punct, U::punct}});
  std::vector<Found> rows = inner_statements(d.passage, {});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(d.text_of(rows[0].source), "The agency");
  EXPECT_EQ(d.text_of(rows[0].content), "a porter as saying cranes shook");
  const std::vector<Found> inner = inner_statements(d.passage, rows);
  ASSERT_EQ(inner.size(), 1U);
  EXPECT_EQ(d.text_of(inner[0].source), "a porter");
  EXPECT_EQ(d.text_of(inner[0].content), "cranes shook");
}

TEST(Hearers, ThingsThatAreToldDoNotListen) {
  const Drawn d = drawn("Vell told lies that it was late .", {{1, R::nsubj, U::propn},
                                                              {-1, R::root, U::verb, "tell"},
                                                              {1, R::obj, U::noun, "lie"},
                                                              {6, R::mark, U::sconj},
                                                              {6, R::nsubj, U::pron},
                                                              {6, R::cop, U::aux},
                                                              {1, R::ccomp, U::adj},
                                                              {1, R::punct, U::punct}});
  Found f;
  f.source = {d.words(0, 1)};
  f.cue = {d.words(1, 2)};
  f.content = {d.words(3, 7)};
  std::vector<Found> rows = {f};
  settle_hearers(d.passage, rows);
  EXPECT_TRUE(rows[0].hearer.empty());
}

TEST(Hearers, AContentThatBeginsWithItsHearerBeginsBehindThem) {
  const Drawn d = drawn("Vell urged the council to wait .", {{1, R::nsubj, U::propn},
                                                             {-1, R::root, U::verb, "urge"},
                                                             {3, R::det, U::det},
                                                             {1, R::obj, U::noun},
                                                             {5, R::mark, U::part},
                                                             {1, R::xcomp, U::verb},
                                                             {1, R::punct, U::punct}});
  Found f;
  f.source = {d.words(0, 1)};
  f.cue = {d.words(1, 2)};
  f.content = {d.words(2, 6)};
  std::vector<Found> rows = {f};
  settle_hearers(d.passage, rows);
  EXPECT_EQ(d.text_of(rows[0].hearer), "the council");
  EXPECT_EQ(d.text_of(rows[0].content), "to wait");
}

TEST(Hearers, WhenSomebodyAskedIsNoPartOfWhatIsAsked) {
  Drawn d = drawn("Vell asked the board this spring to wait .", {{1, R::nsubj, U::propn},
                                                                 {-1, R::root, U::verb, "ask"},
                                                                 {3, R::det, U::det},
                                                                 {1, R::iobj, U::noun, "board"},
                                                                 {5, R::det, U::det},
                                                                 {1, R::obl_unmarked, U::noun},
                                                                 {7, R::mark, U::part},
                                                                 {1, R::xcomp, U::verb},
                                                                 {1, R::punct, U::punct}});
  Found asked;
  asked.source = {d.words(0, 1)};
  asked.cue = {d.words(1, 2)};
  asked.content = {d.words(2, 8)};
  std::vector<Found> found = {asked};
  settle_hearers(d.passage, found);
  EXPECT_EQ(d.text_of(found[0].hearer), "the board");
  EXPECT_EQ(d.text_of(found[0].content), "to wait");
  d.passage.trees.head[5] = 7;  // "to wait this spring", turned round
  found = {asked};
  settle_hearers(d.passage, found);
  EXPECT_EQ(d.text_of(found[0].content), "this spring to wait");
}

TEST(Hearers, ANameBeforeItsNounIsNoHearerAlone) {
  const Drawn d = drawn("Vell told the Odel ferry company that it was late .", {{1, R::nsubj, U::propn},
                                                                                {-1, R::root, U::verb, "tell"},
                                                                                {5, R::det, U::det},
                                                                                {5, R::compound, U::propn},
                                                                                {5, R::compound, U::noun},
                                                                                {1, R::obj, U::noun},
                                                                                {9, R::mark, U::sconj},
                                                                                {9, R::nsubj, U::pron},
                                                                                {9, R::cop, U::aux},
                                                                                {1, R::ccomp, U::adj},
                                                                                {1, R::punct, U::punct}});
  Found f;
  f.source = {d.words(0, 1)};
  f.cue = {d.words(1, 2)};
  f.hearer = {d.words(2, 4)};
  f.content = {d.words(4, 10)};
  std::vector<Found> rows = {f};
  settle_hearers(d.passage, rows);
  EXPECT_EQ(d.text_of(rows[0].hearer), "the Odel ferry company");
  EXPECT_EQ(d.text_of(rows[0].content), "that it was late");
}

}  // namespace
}  // namespace whosays::quote
