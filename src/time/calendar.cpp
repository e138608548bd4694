#include "time/calendar.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"

namespace whosays::time {
namespace {

std::chrono::year_month_day civil(int year, int month, int day) {
  return std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
         std::chrono::day{static_cast<unsigned>(day)};
}

int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (!ascii::is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

Day easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return Day(civil(year, sum / 31, sum % 31 + 1));
}

/// "thu-4", "mon-last" of a month.
Day weekday_in(int year, int month, std::string_view which) {
  constexpr std::string_view kNames = "montuewedthufrisatsun";
  const int wanted = static_cast<int>(kNames.find(which.substr(0, 3))) / 3 + 1;
  const Day first(civil(year, month, 1));
  const Day found = first + std::chrono::days((wanted - weekday_of(first) + 7) % 7);
  if (which.substr(4) != "last") return found + std::chrono::days(7 * (digits(which.substr(4)) - 1));
  const Day fifth = found + std::chrono::days(28);
  return date_of(fifth).month == month ? fifth : found + std::chrono::days(21);
}

}  // namespace

Day feast_day(std::string_view which, int year) {
  if (which.starts_with("easter")) {
    const std::string_view away = which.substr(6);
    const int days = away.size() > 1 ? digits(away.substr(1)) : 0;
    return easter(year) + std::chrono::days(away.starts_with('-') ? -days : days);
  }
  const std::size_t dash = which.find('-');
  const int month = digits(which.substr(0, dash));
  const std::string_view rest = which.substr(dash + 1);
  return rest[0] >= 'a' ? weekday_in(year, month, rest) : Day(civil(year, month, digits(rest)));
}

bool exists(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1) return false;
  return civil(year, month, day).ok();
}

Day day_of(const PartialDate& date) { return Day(civil(date.year, date.month, date.day)); }

PartialDate date_of(Day day) {
  const std::chrono::year_month_day date(day);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  const PartialDate date{digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2))};
  if (date.year < 1 || !exists(date.year, date.month, date.day)) return std::nullopt;
  return day_of(date);
}

std::string iso(const PartialDate& date) {
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string iso_week(Day day) {
  // A week belongs to the year of its Thursday.
  const Day thursday = day + std::chrono::days(4 - weekday_of(day));
  const int year = date_of(thursday).year;
  const auto since = (thursday - day_of({year, 1, 1})).count();
  return fmt::format("{:04}-W{:02}", year, since / 7 + 1);
}

PartialDate months_later(const PartialDate& date, int months) {
  const int total = date.year * 12 + (date.month - 1) + months;
  PartialDate out{total / 12, total % 12 + 1, date.day};
  while (out.day > 28 && !exists(out.year, out.month, out.day)) --out.day;
  return out;
}

}  // namespace whosays::time
