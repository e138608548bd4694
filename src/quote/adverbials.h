// What may stand between a cue and its content: when, by what channel, to whom.
#pragma once

#include "quote/cues.h"
#include "quote/units.h"

namespace whosays::quote {

/// One step over a prepositional phrase with a channel noun: "in an emailed statement", "at a news conference".
std::uint32_t skip_channel(const Segment& segment, std::uint32_t begin, std::uint32_t high);

/// After a cue: days, "last week", "in a statement to the Courier", "by email". Returns the first unit after them.
std::uint32_t skip_adverbials(const Segment& segment, std::uint32_t begin, std::uint32_t high);

/// After a cue that takes a hearer: "the court", "reporters", "him". Empty range when there is none.
UnitRange hearer_from(const Segment& segment, std::uint32_t begin, std::uint32_t high);

}  // namespace whosays::quote
