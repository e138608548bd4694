// Sources set right. Trees are drawn by hand; everything is invented.
#include "quote/source_repair.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

Found row(Span source, Span cue, Span content) {
  Found f;
  f.source = {source};
  f.cue = {cue};
  f.content = {content};
  f.rule = "learned";
  f.sure = Sure{1, 1, 1, 1, 1, 1};
  return f;
}

std::string source_of(const Drawn& d, Found f) {
  std::vector<Found> rows = {std::move(f)};
  repair_sources(d.passage, rows);
  return d.text_of(rows[0].source);
}

TEST(SourceRepair, WhatSomebodyDidIsNobody) {
  Drawn d = drawn("Vell walked away saying it fell .", {{1, R::nsubj, U::propn},
                                                        {-1, R::root, U::verb, "walk"},
                                                        {1, R::advmod, U::adv},
                                                        {1, R::advcl, U::verb, "say"},
                                                        {5, R::nsubj, U::pron},
                                                        {3, R::ccomp, U::verb, "fall"},
                                                        {1, R::punct, U::punct}});
  d.passage.tags.xpos[1] = Xpos::vbd;
  EXPECT_EQ(source_of(d, row(d.words(0, 3), d.words(3, 4), d.words(4, 6))), "Vell");
}

TEST(SourceRepair, WhenIsNotWho) {
  const Drawn today = drawn("Members today fear it .", {{2, R::nsubj, U::noun},
                                                        {2, R::obl_unmarked, U::noun},
                                                        {-1, R::root, U::verb, "fear"},
                                                        {2, R::obj, U::pron},
                                                        {2, R::punct, U::punct}});
  EXPECT_EQ(source_of(today, row(today.words(0, 2), today.words(2, 3), today.words(3, 4))), "Members");
  const auto read = [](const char* often) {
    const Drawn d = drawn(std::string(often) + " another dean fears it .", {{3, R::advmod, U::adv},
                                                                            {2, R::det, U::det},
                                                                            {3, R::nsubj, U::noun},
                                                                            {-1, R::root, U::verb, "fear"},
                                                                            {3, R::obj, U::pron},
                                                                            {3, R::punct, U::punct}});
    return source_of(d, row(d.words(0, 3), d.words(3, 4), d.words(4, 5)));
  };
  EXPECT_EQ(read("Daily"), "another dean");
  EXPECT_EQ(read("Not"), "Not another dean");
}

/// "The dean VERB reports calling them lies"
Drawn with_reports(const char* verb) {
  Drawn d = drawn("The dean denied reports calling them lies .", {{1, R::det, U::det},
                                                                  {2, R::nsubj, U::noun},
                                                                  {-1, R::root, U::verb, verb},
                                                                  {2, R::obj, U::noun},
                                                                  {2, R::advcl, U::verb, "call"},
                                                                  {4, R::obj, U::pron},
                                                                  {4, R::xcomp, U::noun},
                                                                  {2, R::punct, U::punct}});
  d.passage.tags.xpos[4] = Xpos::vbg;
  return d;
}

TEST(SourceRepair, WhoIsSpokenOfSpeaksNot) {
  const Drawn d = with_reports("deny");
  EXPECT_EQ(source_of(d, row(d.words(3, 4), d.words(4, 5), d.words(5, 7))), "The dean");
}

TEST(SourceRepair, WhoSpeaksIsNoPartOfWhatIsSaid) {
  const Drawn d = drawn("It fell , said the dean of Callis .", {{1, R::nsubj, U::pron},
                                                                {3, R::ccomp, U::verb, "fall"},
                                                                {3, R::punct, U::punct},
                                                                {-1, R::root, U::verb, "say"},
                                                                {5, R::det, U::det},
                                                                {3, R::nsubj, U::noun},
                                                                {7, R::case_, U::adp},
                                                                {5, R::nmod, U::propn},
                                                                {3, R::punct, U::punct}});
  Found f = row(d.words(4, 8), d.words(3, 4), d.words(0, 2));
  f.content.push_back(d.words(6, 8));
  std::vector<Found> rows = {f};
  repair_sources(d.passage, rows);
  EXPECT_EQ(d.text_of(rows[0].content), "It fell");
}

TEST(SourceRepair, WhoIsQuotedSpeaks) {
  const Drawn d = with_reports("quote");
  EXPECT_EQ(source_of(d, row(d.words(0, 2), d.words(4, 5), d.words(5, 7))), "reports");
  EXPECT_EQ(source_of(d, row(d.words(3, 4), d.words(4, 5), d.words(5, 7))), "reports");
}

TEST(SourceRepair, AnAppositionGoesWithItsName) {
  const Drawn d = drawn("Ana Vell , head of arts , said it fell .", {{7, R::nsubj, U::propn},
                                                                     {0, R::flat, U::propn},
                                                                     {3, R::punct, U::punct},
                                                                     {0, R::appos, U::noun},
                                                                     {5, R::case_, U::adp},
                                                                     {3, R::nmod, U::noun},
                                                                     {3, R::punct, U::punct},
                                                                     {-1, R::root, U::verb, "say"},
                                                                     {9, R::nsubj, U::pron},
                                                                     {7, R::ccomp, U::verb, "fall"},
                                                                     {7, R::punct, U::punct}});
  EXPECT_EQ(source_of(d, row(d.words(3, 6), d.words(7, 8), d.words(8, 10))), "Ana Vell , head of arts");
}

TEST(SourceRepair, AccordingToGoesToItsNoun) {
  const Drawn d = drawn("It fell according to Dorn estimates .", {{1, R::nsubj, U::pron},
                                                                  {-1, R::root, U::verb, "fall"},
                                                                  {5, R::case_, U::verb},
                                                                  {2, R::fixed, U::adp},
                                                                  {5, R::compound, U::propn},
                                                                  {1, R::obl, U::noun},
                                                                  {1, R::punct, U::punct}});
  Found f = row(d.words(4, 5), d.words(2, 4), d.words(0, 2));
  f.lemma = "according_to";
  EXPECT_EQ(source_of(d, f), "Dorn estimates");
  f.lemma = "say";
  EXPECT_EQ(source_of(d, f), "Dorn");
}

TEST(SourceRepair, NothingRunsOverAParagraphsEnd) {
  const Drawn d = drawn("A guard\n\nThe mayor said it fell .", {});
  std::vector<Found> rows = {row(d.words(0, 4), d.words(4, 5), d.words(5, 7))};
  repair_sources(d.passage, rows);
  EXPECT_EQ(d.text_of(rows[0].source), "The mayor") << "also without trees";
}

TEST(SourceRepair, TheVerbBehindANoun) {
  const Drawn d = drawn("Many reports say it fell .", {{1, R::amod, U::adj},
                                                       {2, R::nsubj, U::noun},
                                                       {-1, R::root, U::verb, "say"},
                                                       {4, R::nsubj, U::pron},
                                                       {2, R::ccomp, U::verb, "fall"},
                                                       {2, R::punct, U::punct}});
  Found f = row(d.words(0, 1), d.words(1, 2), d.words(2, 5));
  f.sure.reset();
  std::vector<Found> rows = {f};
  repair_sources(d.passage, rows);
  EXPECT_EQ(d.text_of(rows[0].source), "Many reports");
  EXPECT_EQ(d.text_of(rows[0].cue), "say");
  EXPECT_EQ(d.text_of(rows[0].content), "it fell");
}

TEST(SourceRepair, ButBeginsAnotherSubject) {
  Drawn d = drawn("No group claimed it , but the Front , it seems , said so .", {{1, R::det, U::det},
                                                                                 {2, R::nsubj, U::noun},
                                                                                 {-1, R::root, U::verb, "claim"},
                                                                                 {2, R::obj, U::pron},
                                                                                 {7, R::punct, U::punct},
                                                                                 {7, R::cc, U::cconj},
                                                                                 {7, R::det, U::det},
                                                                                 {3, R::conj, U::propn},
                                                                                 {10, R::punct, U::punct},
                                                                                 {10, R::nsubj, U::pron},
                                                                                 {7, R::parataxis, U::verb, "seem"},
                                                                                 {12, R::punct, U::punct},
                                                                                 {2, R::conj, U::verb, "say"},
                                                                                 {12, R::advmod, U::adv},
                                                                                 {2, R::punct, U::punct}});
  EXPECT_EQ(source_of(d, row(d.words(0, 2), d.words(12, 13), d.words(13, 14))), "the Front , it seems");
  d.passage.trees.relation[5] = R::det;  // no conjunction
  EXPECT_EQ(source_of(d, row(d.words(0, 2), d.words(12, 13), d.words(13, 14))), "No group");
}

TEST(SourceRepair, AParticipleInWhatIsSaidIsNoVerbOfTheirs) {
  const Drawn d = drawn("Fishers say rules meant for whales harm them .", {{1, R::nsubj, U::noun},
                                                                           {-1, R::root, U::verb, "say"},
                                                                           {6, R::nsubj, U::noun},
                                                                           {2, R::acl, U::verb, "mean"},
                                                                           {5, R::case_, U::adp},
                                                                           {3, R::obl, U::noun},
                                                                           {1, R::ccomp, U::verb, "harm"},
                                                                           {6, R::obj, U::pron},
                                                                           {1, R::punct, U::punct}});
  std::vector<Found> rows = {row(d.words(0, 3), d.words(3, 4), d.words(4, 8))};
  repair_sources(d.passage, rows);
  EXPECT_EQ(d.text_of(rows[0].source), "Fishers");
  EXPECT_EQ(d.text_of(rows[0].cue), "say");
  EXPECT_EQ(d.text_of(rows[0].content), "rules meant for whales harm them");
}

TEST(SourceRepair, APaperInWhichItIsSaidSpeaks) {
  Drawn d = drawn("In a report it is said that water ran .", {{2, R::case_, U::adp},
                                                              {2, R::det, U::det},
                                                              {5, R::obl, U::noun},
                                                              {5, R::nsubj_pass, U::pron},
                                                              {5, R::aux_pass, U::aux, "be"},
                                                              {-1, R::root, U::verb, "say"},
                                                              {8, R::mark, U::sconj},
                                                              {8, R::nsubj, U::noun},
                                                              {5, R::ccomp, U::verb, "run"},
                                                              {5, R::punct, U::punct}});
  d.passage.tags.xpos[5] = Xpos::vbn;
  Found said = row({}, d.words(4, 6), d.words(6, 9));
  said.source.clear();
  EXPECT_EQ(source_of(d, said), "a report");
  d.passage.trees.head[2] = 8;  // "in a report ... ran"
  EXPECT_EQ(source_of(d, said), "");
}

TEST(SourceRepair, ANameGoesOnWhereItReadsAsAnAdverb) {
  Drawn d = drawn("Harbour First said it fell .", {{2, R::nsubj, U::propn},
                                                   {2, R::advmod, U::adv},
                                                   {-1, R::root, U::verb, "say"},
                                                   {4, R::nsubj, U::pron},
                                                   {2, R::ccomp, U::verb, "fall"},
                                                   {2, R::punct, U::punct}});
  const Found f = row(d.words(0, 1), d.words(1, 3), d.words(3, 5));
  d.passage.tokens.capital[1] = 0;
  EXPECT_EQ(source_of(d, f), "Harbour");
  d.passage.tokens.capital[1] = 1;
  EXPECT_EQ(source_of(d, f), "Harbour First");
  d.passage.tokens.capital[2] = 1;  // a headline
  EXPECT_EQ(source_of(d, f), "Harbour");
}

TEST(SourceRepair, ASourceBeginsWithItsToken) {
  const Drawn d = drawn("The on-the-fence guards say so .", {{6, R::det, U::det},
                                                             {6, R::amod, U::adj},
                                                             {1, R::punct, U::punct},
                                                             {1, R::det, U::det},
                                                             {1, R::punct, U::punct},
                                                             {1, R::obl, U::noun},
                                                             {7, R::nsubj, U::noun},
                                                             {-1, R::root, U::verb, "say"},
                                                             {7, R::advmod, U::adv},
                                                             {7, R::punct, U::punct}});
  ASSERT_EQ(d.passage.words.size(), 10U);
  EXPECT_EQ(source_of(d, row(d.words(3, 7), d.words(7, 8), d.words(8, 9))), "on-the-fence guards");
  EXPECT_EQ(source_of(d, row(d.words(5, 6), d.words(7, 8), d.words(8, 9))), "fence");
}

}  // namespace
}  // namespace whosays::quote
