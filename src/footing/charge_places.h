// Where the words stand in the tree around somebody who may be accused: what they did, to what, with what, and who is
// beside them. Used by charge_features.cpp only.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "footing/charge_features.h"
#include "footing/grammar.h"

namespace whosays::footing {

struct PartyPlaces {
  std::uint32_t head = 0;              ///< of the party's phrase, out of "and" and appositions
  std::optional<std::uint32_t> thing;  ///< Place::thing
  std::uint32_t predicate = 0;
  std::array<std::optional<std::uint32_t>, kPlaces> at;
};

/// `word`: the head of the party's own phrase.
PartyPlaces places_around(const Grammar& grammar, std::uint32_t word);

/// The name behind a title, which has the place of both in the clause ("Dr Rusk was robbed"); else the word itself.
std::uint32_t bearer_of(const Grammar& grammar, std::uint32_t word);

/// The one to whom a deed was done: the subject of "was robbed" (harmed.txt), the object of "poisoned", whoever stands
/// with "the killing of" or "the attack on" (charge_words.tsv); by its own word or its title's.
bool is_harmed(const Grammar& grammar, std::uint32_t word);

/// Twelve kinds of places that a party has.
std::uint32_t place_kind_of(Relation relation);

/// Eight kinds of places that a predicate has.
std::uint32_t clause_kind_of(Relation relation);

/// What speaks for it that somebody did not do it: a negated duty, another negated deed, negation above, verbs that set
/// apart above and here, "no" with what it did and with what it stands in. "did not ask", "no evidence that he asked",
/// "was cleared of having asked".
std::array<bool, 7> clearing_signs(const Grammar& grammar, const PartyPlaces& places);

/// Those who judge, charge and look on: an office among their words, subject of such a verb, otherwise beside one, by
/// office.
std::array<bool, 4> office_signs(const Grammar& grammar, const PartyPlaces& places, TokenRange party);

}  // namespace whosays::footing
