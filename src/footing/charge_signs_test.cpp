// Signs of somebody in a content. Trees are drawn by hand; people invented.
#include "footing/charge_signs.h"

#include <gtest/gtest.h>

#include "footing/charge_places.h"
#include "footing/footing_test_support.h"

namespace whosays::footing {
namespace {

using quote::Drawn;
using quote::drawn;

/// The figures of the party whose head is a word, with words of discredit at `charged`.
ChargeFigures signs_of(const Drawn& s, std::uint32_t word, std::vector<std::uint32_t> charged = {}) {
  const Grammar g(s.passage);
  ContentSigns content;
  content.charged = std::move(charged);
  content.tokens = {0, s.passage.tokens.size()};
  ChargeCandidate candidate;
  candidate.party = {ActorId(), s.words(word, word + 1), word};
  ChargeFigures out{};
  add_signs(s.passage, g, content, candidate, places_around(g, word), out);
  return out;
}

std::int32_t at(const ChargeFigures& figures, ChargeFigure which) { return figures[static_cast<std::size_t>(which)]; }

TEST(ChargeSigns, WhatTheVerbMakesOfEach) {
  const Drawn s = drawn(
      "Odel blamed Linn",
      {{1, Relation::nsubj, Upos::propn}, {-1, Relation::root, Upos::verb, "blame"}, {1, Relation::obj, Upos::propn}});
  EXPECT_EQ(at(signs_of(s, 2), ChargeFigure::charged), 1);
  EXPECT_EQ(at(signs_of(s, 0), ChargeFigure::charged), 0);
  const Drawn victim = drawn("Odel was swindled", {{2, Relation::nsubj_pass, Upos::propn},
                                                   {2, Relation::aux_pass, Upos::aux},
                                                   {-1, Relation::root, Upos::verb, "swindle"}});
  EXPECT_EQ(at(signs_of(victim, 0), ChargeFigure::hurt), 1);
  EXPECT_EQ(at(signs_of(victim, 0), ChargeFigure::charged), 0);
}

TEST(ChargeSigns, TheWayToTheNearestWordOfDiscredit) {
  const Drawn s = drawn("Odel said Linn lied", {{1, Relation::nsubj, Upos::propn},
                                                {-1, Relation::root, Upos::verb, "say"},
                                                {3, Relation::nsubj, Upos::propn},
                                                {1, Relation::ccomp, Upos::verb, "lie"}});
  const ChargeFigures linn = signs_of(s, 2, {3});
  const ChargeFigures odel = signs_of(s, 0, {3});
  EXPECT_EQ(at(linn, ChargeFigure::charge_steps), 1);
  EXPECT_EQ(at(linn, ChargeFigure::charge_around), static_cast<std::int32_t>(Around::of_subject));
  EXPECT_EQ(at(odel, ChargeFigure::charge_steps), 2);
  EXPECT_EQ(at(odel, ChargeFigure::charge_around), static_cast<std::int32_t>(Around::below));
  EXPECT_EQ(at(odel, ChargeFigure::charge_tokens), 3);
  EXPECT_EQ(at(signs_of(s, 2), ChargeFigure::charge_steps), 15) << "there is none";
}

TEST(ChargeSigns, TheNearerOfTwoIsKnown) {
  std::vector<ChargeRow> rows(2);
  rows[0].figures[static_cast<std::size_t>(ChargeFigure::charge_steps)] = 3;
  rows[1].figures[static_cast<std::size_t>(ChargeFigure::charge_steps)] = 1;
  compare_signs(rows);
  EXPECT_EQ(at(rows[0].figures, ChargeFigure::charge_nearer), 1);
  EXPECT_EQ(at(rows[1].figures, ChargeFigure::charge_nearer), 0);
}

TEST(ChargeSigns, AModifierStandsInFrontOfWhatItModifies) {
  const Drawn s = drawn("the council member left", {{2, Relation::det, Upos::det},
                                                    {2, Relation::compound, Upos::noun},
                                                    {3, Relation::nsubj, Upos::noun},
                                                    {-1, Relation::root, Upos::verb, "leave"}});
  EXPECT_EQ(at(signs_of(s, 1), ChargeFigure::modifier), 1);
  EXPECT_EQ(at(signs_of(s, 2), ChargeFigure::modifier), 0);
}

}  // namespace
}  // namespace whosays::footing
