// Whose conduct is blamed, who is harmed under a title, and how far a party goes. Trees are drawn by hand; people
// invented.
#include "footing/conduct.h"

#include <gtest/gtest.h>

#include <string>

#include "footing/charge_features.h"
#include "footing/charge_places.h"
#include "footing/footing_test_support.h"

namespace whosays::footing {
namespace {

using quote::Drawn;
using quote::drawn;

/// Those blamed by a sentence whose third word is the cue and whose content stands behind it.
std::string blamed_in(const Drawn& s, const char* lemma) {
  Document d = article_of(s);
  Attribution row;
  row.cue = d.attributions.spans.add(std::vector<Span>{s.words(2, 3)});
  row.content = d.attributions.spans.add(std::vector<Span>{s.words(3, s.passage.words.size())});
  row.cue_lemma = lemma;
  const Input input = input_of(d);
  const Grammar g(d.text);
  const SourceReader sources(input);
  const PartyFinder parties(input, Field::text, g, sources);
  std::string out;
  for (const PartyWords& party : blamed_for_conduct(input, row, g, parties))
    out += (out.empty() ? "" : ", ") + std::string(slice(d.article.text, party.span));
  return out;
}

Drawn owned(const std::string& cue, const std::string& noun) {
  return drawn("The inspector " + cue + " the council's " + noun, {{1, Relation::det, Upos::det},
                                                                   {2, Relation::nsubj, Upos::noun},
                                                                   {-1, Relation::root, Upos::verb},
                                                                   {4, Relation::det, Upos::det},
                                                                   {6, Relation::nmod_poss, Upos::noun},
                                                                   {4, Relation::case_, Upos::part},
                                                                   {2, Relation::obj, Upos::noun}});
}

TEST(Conduct, WhoeverOwnsWhatIsBlamedIsSpokenAgainst) {
  EXPECT_EQ(blamed_in(owned("deplored", "handling"), "deplore"), "the council");
  EXPECT_EQ(blamed_in(owned("deplored", "budget"), "deplore"), "") << "a plan is no conduct";
  EXPECT_EQ(blamed_in(owned("explained", "handling"), "explain"), "") << "nobody is blamed";
}

TEST(Conduct, ItsAgentIsFoundBehindIt) {
  const Drawn s = drawn("The inspector deplored the conduct of the council", {{1, Relation::det, Upos::det},
                                                                              {2, Relation::nsubj, Upos::noun},
                                                                              {-1, Relation::root, Upos::verb},
                                                                              {4, Relation::det, Upos::det},
                                                                              {2, Relation::obj, Upos::noun},
                                                                              {7, Relation::case_, Upos::adp},
                                                                              {7, Relation::det, Upos::det},
                                                                              {4, Relation::nmod, Upos::noun}});
  EXPECT_EQ(blamed_in(s, "deplore"), "the council");
}

TEST(Conduct, ATitleIsHarmedWithItsName) {
  const Drawn s = drawn("Trader Odel was robbed", {{1, Relation::nmod_desc, Upos::noun},
                                                   {3, Relation::nsubj_pass, Upos::propn},
                                                   {3, Relation::aux_pass, Upos::aux, "be"},
                                                   {-1, Relation::root, Upos::verb, "rob"}});
  const Document d = article_of(s);
  const Input input = input_of(d);
  const Grammar g(d.text);
  const SourceReader sources(input);
  const PartyFinder parties(input, Field::text, g, sources);
  const Accusations accusations(d.text, g, parties);
  Said said;
  said.contents = {{0, 4}};
  const ChargeRows found = charge_rows(d.text, g, parties, accusations, said, {});
  ASSERT_EQ(found.rows.size(), 1U);
  EXPECT_TRUE(found.rows.front().harmed);
}

/// Whether the party that `word` heads is one to whom something was done.
bool is_harmed_in(const Drawn& s, std::uint32_t word) {
  const Document d = article_of(s);
  return is_harmed(Grammar(d.text), word);
}

TEST(Conduct, WhoWasKilledOrPoisonedIsNotTheOneSpokenAgainst) {
  EXPECT_TRUE(is_harmed_in(drawn("the killing of Odel", {{1, Relation::det, Upos::det},
                                                         {-1, Relation::root, Upos::noun},
                                                         {3, Relation::case_, Upos::adp},
                                                         {1, Relation::nmod, Upos::propn}}),
                           3));
  EXPECT_TRUE(is_harmed_in(drawn("an attack on Odel", {{1, Relation::det, Upos::det},
                                                       {-1, Relation::root, Upos::noun},
                                                       {3, Relation::case_, Upos::adp},
                                                       {1, Relation::nmod, Upos::propn}}),
                           3));
  const Drawn deed = drawn("Odel 's poisoning of Vell", {{2, Relation::nmod_poss, Upos::propn},
                                                         {0, Relation::case_, Upos::part},
                                                         {-1, Relation::root, Upos::noun},
                                                         {4, Relation::case_, Upos::adp},
                                                         {2, Relation::nmod, Upos::propn}});
  EXPECT_FALSE(is_harmed_in(deed, 0)) << "who did it";
  EXPECT_TRUE(is_harmed_in(deed, 4));
  const Drawn shot = drawn(
      "Vell poisoned Odel",
      {{1, Relation::nsubj, Upos::propn}, {-1, Relation::root, Upos::verb, "poison"}, {1, Relation::obj, Upos::propn}});
  EXPECT_FALSE(is_harmed_in(shot, 0));
  EXPECT_TRUE(is_harmed_in(shot, 2));
}

TEST(Conduct, WhatSomebodyIsAccusedOfIsNoPartOfThem) {
  const Drawn s = drawn("The inspector accused Odel of fraud", {{1, Relation::det, Upos::det},
                                                                {2, Relation::nsubj, Upos::noun},
                                                                {-1, Relation::root, Upos::verb, "accuse"},
                                                                {2, Relation::obj, Upos::propn},
                                                                {5, Relation::case_, Upos::adp},
                                                                {3, Relation::nmod, Upos::noun}});
  const Document d = article_of(s);
  const Input input = input_of(d);
  const Grammar g(d.text);
  const SourceReader sources(input);
  const PartyFinder parties(input, Field::text, g, sources);
  const auto party = parties.at(3);
  ASSERT_TRUE(party.has_value());
  EXPECT_EQ(slice(d.article.text, party->span), "Odel");
}

}  // namespace
}  // namespace whosays::footing
