// How far one spelling is from another, and which names people may have meant.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "show/lookup.h"

namespace whosays::show {

/// Letters to insert, remove, replace or swap with their neighbour to make one word of the other (optimal string
/// alignment), O(|a| |b|). Bytes.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// Edits that a typed word may be away from what it was meant to be: one, or two in words of six letters or more.
std::size_t tolerance(std::string_view typed);

/// Names of actors that `typed` may have meant, nearest first, at most `limit`. Unnamed sources are no actors and never
/// among them. O(names).
std::vector<std::string> nearest_names(const Lookup& lookup, std::string_view typed, std::size_t limit);

}  // namespace whosays::show
