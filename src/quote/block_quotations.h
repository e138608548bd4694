// Block quotations: "Vell wrote:" at a paragraph's end, and the next paragraph, which was set off and has lost its
// layout, is what she wrote.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "quote/found.h"
#include "quote/units.h"

namespace whosays::quote {

struct BlockQuotation {
  Found statement;
  std::size_t segments = 0;  ///< that it is made of
};

/// The statement whose cue and colon end `introduction` and whose content begins with `rest`, the segments behind it: a
/// paragraph, with the lines that follow it without a blank one between. None where that paragraph has quotation marks
/// at its beginning: these are read as quotations (patterns.cpp).
std::optional<BlockQuotation> block_quotation(std::string_view text, const Segment& introduction,
                                              std::span<const Segment> rest);

/// "(via Herald):", "From the Courier:" and the paragraph behind it, where nobody says anything by a verb.
bool is_taken_block(const Found& found);

}  // namespace whosays::quote
