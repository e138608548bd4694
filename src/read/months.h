// Names of months, as dates on pages and in feeds write them.
#pragma once

#include <array>
#include <string_view>

namespace whosays::read {

inline constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                             "may",       "june",     "july",     "august",
                                                             "september", "october",  "november", "december"};

}  // namespace whosays::read
