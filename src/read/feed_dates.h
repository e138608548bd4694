// Dates as feeds write them: RFC 3339 and its shorter and sloppier forms, RFC 822 with its usual breaks.
//
//   Thu, 01 May 2031 06:10:00 +0200     2031-05-01T06:10:00+02:00
//   1 May 31 06:10 EST                  2031-05-01T06:10-05:00
//   2031-05-01 06:10Z                   2031-05-01T06:10Z
//   Thu May  1 06:10:00 2031            2031-05-01: a time without its zone says nothing, so the day alone is kept
//
// The day stays as written, no zone is converted. What is no date, or an impossible one, gives an empty string.
#pragma once

#include <string>
#include <string_view>

namespace whosays::read {

/// ISO 8601: a year, a month, a day, or a day with time and zone; empty when it cannot be read.
std::string feed_date(std::string_view written);

}  // namespace whosays::read
