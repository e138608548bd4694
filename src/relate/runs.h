// Words that two pages share in the same order, without a gap.
//
// A run inside quotation marks on either page, or one that speaks as "I" or "we" in a report, is somebody's statement
// and counted apart: one source quoted by two, no copying (Broder's resemblance, 1997, but by place instead of by set).
#pragma once

#include <cstdint>
#include <vector>

#include "relate/scan.h"

namespace whosays::relate {

struct Runs {
  std::uint32_t own_a = 0, own_b = 0;  ///< words of a and of b in runs, outside quotations
  std::uint32_t quoted = 0;            ///< words of a in runs, inside
  std::uint32_t longest = 0;           ///< own words of the longest run
  std::uint32_t count = 0;             ///< runs with own words
};

/// Symmetric but for the names of the sides. Linear in the words plus the shared grams.
Runs runs_between(const Page& a, const Page& b);

}  // namespace whosays::relate
