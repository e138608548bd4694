// After the table: expressions that belong together become one, and a second number gets its date.
#pragma once

#include <string_view>
#include <vector>

#include "doc/document.h"

namespace whosays::time {

/// "10:40 on 3 May", "the early morning hours of 3 May": one expression; "May 4-6", "4 to 6 May": two dates. `times` in
/// text order; stays so. O(times).
std::vector<Time> joined(std::string_view text, std::vector<Time> times);

}  // namespace whosays::time
