// Days, weeks and months as ISO 8601 writes them. Pure arithmetic on the Gregorian calendar.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace whosays::time {

using Day = std::chrono::sys_days;

/// A date with what is known of it; 0 is unknown. Month without year does not occur.
struct PartialDate {
  int year = 0;
  int month = 0;
  int day = 0;
  [[nodiscard]] bool whole() const { return year != 0 && month != 0 && day != 0; }
};

bool exists(int year, int month, int day);
Day day_of(const PartialDate& date);  ///< requires date.whole() and that it exists
PartialDate date_of(Day day);
int weekday_of(Day day);  ///< 1 Monday to 7 Sunday

/// The date part of "2031-05-03" or "2031-05-03T10:40:00Z"; none when it is no whole existing date.
std::optional<Day> parse_day(std::string_view text);

std::string iso(const PartialDate& date);  ///< "2031-05-03", "2031-05", "2031"
std::string iso_week(Day day);             ///< "2031-W18"

/// A feast's day in a year: "12-25"; "easter-2", "easter+1" (Western Easter and days from it, by the anonymous
/// Gregorian algorithm: Meeus, Astronomical Algorithms, 1991); "11-thu-4", "5-mon-last" (a weekday of a month).
/// Requires such a form.
Day feast_day(std::string_view which, int year);

/// The date moved by whole months; the day is cut to the month's last.
PartialDate months_later(const PartialDate& date, int months);

}  // namespace whosays::time
