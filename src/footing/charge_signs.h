// Signs of somebody in a content that the words at single places do not show: what the verb makes of whoever stands
// with it, the way through the tree to the words of discredit, what kind of a party it is. Figures of charge_figures.h.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "footing/charge_candidates.h"
#include "footing/charge_features.h"
#include "footing/charge_figures.h"
#include "footing/charge_places.h"
#include "footing/discredit.h"
#include "footing/grammar.h"

namespace whosays::footing {

/// How a word of the sentence lies to a party.
enum class Around : std::uint8_t {
  of_subject,  ///< the party's predicate or what hangs on it within its clause, the party being its subject
  of_passive,  ///< the same, of a passive's subject
  of_object,   ///< the same, of an object
  of_other,    ///< the same, of whatever else
  below,       ///< in a clause of its own below the predicate
  thing,       ///< whose the party is, or where it stands, with what belongs to that: "Odel's ledger"
  above,       ///< in a clause above
  inside,      ///< in the party's own phrase
  elsewhere
};

/// What is the same for all parties of a content.
struct ContentSigns {
  std::vector<std::uint32_t> charged;  ///< heads of its words of discredit, as rows in Words
  TokenRange tokens;                   ///< from its first to its last
};
ContentSigns content_signs(const Passage& passage, const Grammar& grammar, const Said& said,
                           std::span<const Charge> charges);

/// How a word lies to a party with these places.
Around lying_around(const Grammar& grammar, std::uint32_t party, const PartyPlaces& places, std::uint32_t word);

/// Fills the figures of one party.
void add_signs(const Passage& passage, const Grammar& grammar, const ContentSigns& content,
               const ChargeCandidate& candidate, const PartyPlaces& places, ChargeFigures& figures);

/// Fills those that compare the parties of one content.
void compare_signs(std::span<ChargeRow> rows);

}  // namespace whosays::footing
