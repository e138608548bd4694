#include "story/dates.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>

namespace whosays::story {
namespace {

struct Parts {
  int year = 0, month = 0, day = 0;
  std::string_view rest;
};

bool number_at(std::string_view text, std::size_t at, std::size_t digits, int& out) {
  if (text.size() < at + digits) return false;
  const char* begin = text.data() + at;
  const auto [end, error] = std::from_chars(begin, begin + digits, out);
  return error == std::errc() && end == begin + digits && *begin != '-';
}

std::optional<Parts> parts_of(std::string_view iso) {
  Parts parts;
  if (!number_at(iso, 0, 4, parts.year)) return std::nullopt;
  if (iso.size() == 4) return parts;
  if (iso[4] != '-' || !number_at(iso, 5, 2, parts.month) || parts.month < 1 || parts.month > 12) return std::nullopt;
  if (iso.size() == 7) return parts;
  if (iso[7] != '-' || !number_at(iso, 8, 2, parts.day) || parts.day < 1 || parts.day > 31) return std::nullopt;
  parts.rest = iso.substr(10);
  return parts;
}

std::int64_t minute_of(int year, int month, int day) {
  using namespace std::chrono;
  const sys_days days = std::chrono::year(year) / month / day;
  return static_cast<std::int64_t>(days.time_since_epoch().count()) * kMinutesADay;
}

// Minutes east of UTC; none written is UTC.
std::int64_t zone_of(std::string_view rest) {
  const std::size_t at = rest.find_first_of("+-");
  int hours = 0, minutes = 0;
  if (at == std::string_view::npos || !number_at(rest, at + 1, 2, hours)) return 0;
  if (!number_at(rest, at + 4, 2, minutes)) minutes = 0;
  const std::int64_t zone = hours * 60 + minutes;
  return rest[at] == '-' ? -zone : zone;
}

}  // namespace

std::optional<Moments> moments_of(std::string_view iso) {
  const auto parts = parts_of(iso);
  if (!parts) return std::nullopt;
  if (parts->month == 0) return Moments{minute_of(parts->year, 1, 1), minute_of(parts->year + 1, 1, 1) - 1};
  if (parts->day == 0) {
    const bool december = parts->month == 12;
    return Moments{minute_of(parts->year, parts->month, 1),
                   minute_of(parts->year + (december ? 1 : 0), december ? 1 : parts->month + 1, 1) - 1};
  }
  const std::int64_t day = minute_of(parts->year, parts->month, parts->day);
  int hour = 0, minute = 0;
  const std::string_view rest = parts->rest;
  if (rest.empty() || (rest[0] != 'T' && rest[0] != ' ') || !number_at(rest, 1, 2, hour) ||
      !number_at(rest, 4, 2, minute))
    return Moments{day, day + kMinutesADay - 1};
  const std::int64_t at = day + hour * 60 + minute - zone_of(rest);
  return Moments{at, at};
}

bool surely_before(std::string_view a, std::string_view b) {
  const auto first = moments_of(a);
  const auto second = moments_of(b);
  return first && second && first->last < second->first;
}

std::string date_words(std::string_view iso) {
  static constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                               "May",       "June",     "July",     "August",
                                                               "September", "October",  "November", "December"};
  const auto parts = parts_of(iso);
  if (!parts) return std::string(iso);
  if (parts->month == 0) return fmt::format("{}", parts->year);
  const std::string_view month = kMonths[static_cast<std::size_t>(parts->month - 1)];
  if (parts->day == 0) return fmt::format("{} {}", month, parts->year);
  return fmt::format("{} {} {}", parts->day, month, parts->year);
}

}  // namespace whosays::story
