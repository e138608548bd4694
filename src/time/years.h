// Whether a bare number of four digits is a year: "the 2031 inquiry", "(2029-31)", "2031: a year of repairs".
//
// Nothing about the number itself tells 2031 the year from 2031 the crates; what stands around it does. A number is a
// year only where one of a few shapes says so; else it is left alone. O(1) a number.
#pragma once

#include <cstdint>

#include "time/pieces.h"

namespace whosays::time {

/// Requires digits of length four at `at`.
bool stands_as_year(const Pieces& pieces, std::uint32_t at);

/// The year that a range ends with: at "-54" or "-1954" behind the year 1947 it gives 1954; 0 when there is none.
/// `at` is the piece behind the range's mark.
int range_end_year(const Pieces& pieces, std::uint32_t at, int first_year);

/// A hyphen or a dash that ties two numbers: the piece behind it, or 0.
std::uint32_t behind_range_mark(const Pieces& pieces, std::uint32_t at);

}  // namespace whosays::time
