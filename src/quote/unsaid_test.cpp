// What is no statement. Trees are drawn by hand; everything is invented.
#include "quote/unsaid.h"

#include <gtest/gtest.h>

#include "quote/tree_test_support.h"

namespace whosays::quote {
namespace {

using R = Relation;
using U = Upos;

Found row(std::string rule, Span source, Span cue, Span content, bool learned) {
  Found f;
  if (!source.empty()) f.source = {source};
  f.cue = {cue};
  f.content = {content};
  f.rule = std::move(rule);
  if (learned) f.sure = Sure{1, 1, 1, 1, 1, 1};
  return f;
}

std::size_t left(const Drawn& d, Found f) {
  std::vector<Found> rows = {std::move(f)};
  leave_out_unsaid(d.passage, rows);
  return rows.size();
}

TEST(Unsaid, ANounTakenForAVerb) {
  const Drawn d = drawn("Initial claims for aid fell .", {{1, R::amod, U::adj},
                                                          {4, R::nsubj, U::noun},
                                                          {3, R::case_, U::adp},
                                                          {1, R::nmod, U::noun},
                                                          {-1, R::root, U::verb, "fall"},
                                                          {4, R::punct, U::punct}});
  EXPECT_EQ(left(d, row("clause", d.words(0, 1), d.words(1, 2), d.words(2, 5), false)), 0U);
  EXPECT_EQ(left(d, row("noun", d.words(0, 1), d.words(1, 2), d.words(2, 5), false)), 0U);
  EXPECT_EQ(left(d, row("according_to", d.words(0, 1), d.words(1, 2), d.words(2, 5), false)), 1U) << "no verb is asked";
}

Drawn deed(const char* verb, const char* object) {
  return drawn("Vell " + std::string(verb) + " a " + object + " .", {{1, R::nsubj, U::propn},
                                                                     {-1, R::root, U::verb, verb},
                                                                     {3, R::det, U::det},
                                                                     {1, R::obj, U::noun},
                                                                     {1, R::punct, U::punct}});
}

TEST(Unsaid, WhatSomebodyDoes) {
  const auto read = [](const Drawn& d) {
    return left(d, row("learned", d.words(0, 1), d.words(1, 2), d.words(2, 4), true));
  };
  EXPECT_EQ(read(deed("build", "hall")), 0U);
  EXPECT_EQ(read(deed("demand", "hall")), 1U);
  EXPECT_EQ(read(deed("attack", "guard")), 0U);
  EXPECT_EQ(read(deed("attack", "plan")), 1U);
  const Drawn d = deed("build", "hall");
  EXPECT_EQ(left(d, row("noun+learned", d.words(0, 1), d.words(1, 2), d.words(2, 4), true)), 1U) << "the lists know it";
}

TEST(Unsaid, WhatAReaderIsOffered) {
  const Drawn d = drawn("You agree to our terms .", {{1, R::nsubj, U::pron},
                                                     {-1, R::root, U::verb, "agree"},
                                                     {4, R::case_, U::adp},
                                                     {4, R::nmod_poss, U::pron},
                                                     {1, R::obl, U::noun},
                                                     {1, R::punct, U::punct}});
  EXPECT_EQ(left(d, row("learned", d.words(0, 1), d.words(1, 2), d.words(2, 5), true)), 0U);
  Found inner = row("learned", d.words(0, 1), d.words(1, 2), d.words(2, 5), true);
  inner.within = StatementId(0);
  std::vector<Found> rows = {row("noun", {}, d.words(5, 6), d.words(0, 5), false), inner};
  leave_out_unsaid(d.passage, rows);
  EXPECT_EQ(rows.size(), 2U) << "somebody says so to somebody";
}

TEST(Unsaid, ALabelSpeaksNot) {
  const Drawn d = drawn("Related : Fares rise",
                        {{3, R::dep, U::adj}, {0, R::punct, U::punct}, {3, R::nsubj, U::noun}, {-1, R::root, U::verb}});
  EXPECT_EQ(left(d, row("learned", d.words(0, 1), d.words(1, 2), d.words(2, 4), true)), 0U);
}

TEST(Unsaid, ItSaysAlone) {
  const Drawn d = drawn("It says . Fares rise .", {{1, R::nsubj, U::pron},
                                                   {-1, R::root, U::verb, "say"},
                                                   {1, R::punct, U::punct},
                                                   {4, R::nsubj, U::noun},
                                                   {-1, R::root, U::verb},
                                                   {4, R::punct, U::punct}});
  EXPECT_EQ(left(d, row("learned", d.words(0, 1), d.words(1, 2), d.words(3, 5), true)), 0U);
}

TEST(Unsaid, AnInfinitiveBesideAnother) {
  Drawn d = drawn("Guards who try to work and report leave .", {{7, R::nsubj, U::noun},
                                                                {2, R::nsubj, U::pron},
                                                                {0, R::acl_relcl, U::verb},
                                                                {4, R::mark, U::part},
                                                                {2, R::xcomp, U::verb},
                                                                {6, R::cc, U::cconj},
                                                                {4, R::conj, U::verb, "report"},
                                                                {-1, R::root, U::verb},
                                                                {7, R::punct, U::punct}});
  EXPECT_EQ(left(d, row("attached", d.words(0, 1), d.words(6, 7), d.words(0, 5), false)), 1U) << "a finite form";
  d.passage.tags.xpos[6] = Xpos::vb;
  EXPECT_EQ(left(d, row("attached", d.words(0, 1), d.words(6, 7), d.words(0, 5), false)), 0U);
}

TEST(Unsaid, AnAdjectiveThatHedgesNothing) {
  const auto read = [](const char* adjective) {
    const Drawn d = drawn("The " + std::string(adjective) + " rule fell .", {{2, R::det, U::det},
                                                                             {2, R::amod, U::verb},
                                                                             {3, R::nsubj, U::noun},
                                                                             {-1, R::root, U::verb},
                                                                             {3, R::punct, U::punct}});
    return left(d, row("noun", {}, d.words(1, 2), d.words(2, 3), false));
  };
  EXPECT_EQ(read("proposed"), 0U);
  EXPECT_EQ(read("alleged"), 1U);
}

TEST(Unsaid, AnAdverbSpeaksNot) {
  const Drawn d = drawn("Overall reported crime fell .", {{1, R::advmod, U::adv},
                                                          {-1, R::root, U::verb, "report"},
                                                          {3, R::nsubj, U::noun},
                                                          {1, R::ccomp, U::verb},
                                                          {1, R::punct, U::punct}});
  EXPECT_EQ(left(d, row("clause", d.words(0, 1), d.words(1, 2), d.words(2, 4), false)), 0U);
}

TEST(Unsaid, ANounBeforeAQuotation) {
  const Drawn d = drawn("All victim reports must stop .", {{2, R::det, U::det},
                                                           {2, R::compound, U::noun},
                                                           {4, R::nsubj, U::noun, "report"},
                                                           {4, R::aux, U::aux},
                                                           {-1, R::root, U::verb},
                                                           {4, R::punct, U::punct}});
  Found f = row("leading_quotation", d.words(0, 2), d.words(2, 3), d.words(3, 5), false);
  f.form = Form::mixed;
  EXPECT_EQ(left(d, f), 0U);
}

TEST(Unsaid, InnerRowsMoveOut) {
  std::vector<Found> rows(3);
  rows[1].within = StatementId(0);
  rows[2].within = StatementId(1);
  rows[1].lemma = "gone";
  leave_out(rows, [](const Found& f) { return f.lemma == "gone"; });
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].within, StatementId(0));
}

TEST(Unsaid, WhatADeedSuggests) {
  const auto read = [](const char* verb) {
    Drawn d = drawn("Vell " + std::string(verb) + " him , suggesting it fell .", {{1, R::nsubj, U::propn},
                                                                                  {-1, R::root, U::verb, verb},
                                                                                  {1, R::obj, U::pron},
                                                                                  {4, R::punct, U::punct},
                                                                                  {1, R::advcl, U::verb, "suggest"},
                                                                                  {6, R::nsubj, U::pron},
                                                                                  {4, R::ccomp, U::verb, "fall"},
                                                                                  {1, R::punct, U::punct}});
    d.passage.tags.xpos[4] = Xpos::vbg;
    return left(d, row("learned", d.words(0, 1), d.words(4, 5), d.words(5, 7), true));
  };
  EXPECT_EQ(read("arrest"), 0U);
  EXPECT_EQ(read("answer"), 1U);
}

TEST(Unsaid, WhoIsQuestionedIsHeard) {
  const auto read = [](const char* whom) {
    const Drawn d = drawn(
        "Vell questioned " + std::string(whom) + " .",
        {{1, R::nsubj, U::propn}, {-1, R::root, U::verb, "question"}, {1, R::obj, U::noun}, {1, R::punct, U::punct}});
    return left(d, row("learned", d.words(0, 1), d.words(1, 2), d.words(2, 3), true));
  };
  EXPECT_EQ(read("witnesses"), 0U);
  EXPECT_EQ(read("motives"), 1U);
}

TEST(Unsaid, AThingOutOfReachRefusesNothing) {
  const auto read = [](const char* noun) {
    const Drawn d = drawn("The " + std::string(noun) + " was out of reach .", {{1, R::det, U::det},
                                                                               {5, R::nsubj, U::noun},
                                                                               {5, R::cop, U::aux},
                                                                               {5, R::case_, U::adp},
                                                                               {5, R::case_, U::adp},
                                                                               {-1, R::root, U::noun},
                                                                               {5, R::punct, U::punct}});
    return left(d, row("refusal", d.words(0, 2), d.words(2, 6), {}, false));
  };
  EXPECT_EQ(read("prize"), 0U);
  EXPECT_EQ(read("manager"), 1U);
}

TEST(Unsaid, WhatIsReachedRefusesNothing) {
  const auto read = [](const char* noun) {
    const Drawn d = drawn("The " + std::string(noun) + " could not be reached .", {{1, R::det, U::det},
                                                                                   {5, R::nsubj_pass, U::noun},
                                                                                   {5, R::aux, U::aux},
                                                                                   {5, R::advmod, U::part},
                                                                                   {5, R::aux_pass, U::aux},
                                                                                   {-1, R::root, U::verb, "reach"},
                                                                                   {5, R::punct, U::punct}});
    return left(d, row("refusal", d.words(0, 2), d.words(2, 6), {}, false));
  };
  EXPECT_EQ(read("agreement"), 0U);
  EXPECT_EQ(read("mayor"), 1U);
}

}  // namespace
}  // namespace whosays::quote
