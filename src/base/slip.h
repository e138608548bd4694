// Slips of the pen.
#pragma once

#include <string_view>

namespace whosays {

/// One letter more, less or other, or two that changed places; by bytes, so that one letter beyond ASCII may be two
/// slips. False of equal words and of a word and its plural in "s": "Holm", "Holms" are two names.
bool one_slip_apart(std::string_view a, std::string_view b);

}  // namespace whosays
