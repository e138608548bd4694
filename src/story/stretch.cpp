#include "story/stretch.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <optional>

#include "base/ascii.h"
#include "base/utf8.h"
#include "story/dates.h"

namespace whosays::story {
namespace {

using std::chrono::sys_days;

struct Days {
  sys_days first, last;
  std::string_view joint = "in";  ///< how words lead it in; empty for a day
  std::string name;               ///< "May 2031"
};

std::optional<int> digits(std::string_view text) {
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || text.front() == '-')
    return std::nullopt;
  return out;
}

sys_days day(int year, int month, int d) { return std::chrono::year(year) / month / d; }

/// The days of months `first` to `last` of a year; 12 + n is in the next one.
Days months(int year, int first, int last) {
  const sys_days end = last >= 12 ? day(year + 1, last - 11, 1) : day(year, last + 1, 1);
  return {day(year, first, 1), end - std::chrono::days(1), "in", {}};
}

std::string iso(sys_days d) {
  const std::chrono::year_month_day ymd(d);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()));
}

/// Monday of an ISO week: the one that holds 4 January is the first.
sys_days monday_of(int year, int week) {
  const sys_days fourth = day(year, 1, 4);
  const std::chrono::weekday w(fourth);
  return fourth - std::chrono::days((w.c_encoding() + 6) % 7) + std::chrono::weeks(week - 1);
}

/// What stands behind the year: "W18", "Q2", "H1", "SU", "05", "05-03".
std::optional<Days> part_of_year(int year, std::string_view rest) {
  static constexpr std::array<std::pair<std::string_view, std::pair<int, int>>, 10> kParts{{{"Q1", {1, 3}},
                                                                                            {"Q2", {4, 6}},
                                                                                            {"Q3", {7, 9}},
                                                                                            {"Q4", {10, 12}},
                                                                                            {"H1", {1, 6}},
                                                                                            {"H2", {7, 12}},
                                                                                            {"SP", {3, 5}},
                                                                                            {"SU", {6, 8}},
                                                                                            {"FA", {9, 11}},
                                                                                            {"WI", {12, 14}}}};
  static constexpr std::array<std::string_view, 10> kNames{"the first quarter of",
                                                           "the second quarter of",
                                                           "the third quarter of",
                                                           "the fourth quarter of",
                                                           "the first half of",
                                                           "the second half of",
                                                           "spring",
                                                           "summer",
                                                           "autumn",
                                                           "winter"};
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    if (rest != kParts[i].first) continue;
    Days out = months(year, kParts[i].second.first, kParts[i].second.second);
    out.name = fmt::format("{} {}", kNames[i], year);
    return out;
  }
  if (rest.starts_with('W')) {
    const auto week = digits(rest.substr(1, 2));
    if (!week || *week < 1 || *week > 53) return std::nullopt;
    const sys_days monday = monday_of(year, *week);
    return Days{monday, monday + std::chrono::days(6), "in", "the week of " + date_words(iso(monday))};
  }
  return std::nullopt;
}

std::optional<Days> days_of(std::string_view value) {
  if (value.size() >= 3 && value.size() <= 4 && value.find_first_not_of("0123456789Xx") == std::string_view::npos &&
      (value.size() == 3 || value.back() == 'X' || value.back() == 'x')) {
    const auto decade = digits(value.substr(0, 3));
    if (!decade) return std::nullopt;
    return Days{day(*decade * 10, 1, 1), day(*decade * 10 + 9, 12, 31), "in", fmt::format("the {}0s", *decade)};
  }
  const auto year = digits(value.substr(0, 4));
  if (value.size() < 4 || !year) return std::nullopt;
  if (value.size() > 5 && value[4] == '-')
    if (auto part = part_of_year(*year, value.substr(5))) return part;
  const auto minutes = moments_of(value);
  if (!minutes) return std::nullopt;
  const std::string_view date = value.substr(0, 10);
  const auto whole = moments_of(date);  // the day as it is written, whatever its zone
  if (!whole) return std::nullopt;
  const auto to_day = [](std::int64_t minute) { return sys_days(std::chrono::days(minute / kMinutesADay)); };
  Days out{to_day(whole->first), to_day(whole->last), date.size() < 10 ? "in" : "", date_words(date)};
  return out;
}

}  // namespace

Stretch stretch_of(std::string_view value, std::string_view lead) {
  const auto days = days_of(value);
  if (!days) return {{}, {}, std::string(value)};
  const sys_days before = days->first - std::chrono::days(1);
  const sys_days after = days->last + std::chrono::days(1);
  if (lead == "before") return {{}, iso(before), "before " + days->name};
  if (lead == "by" || lead == "until" || lead == "till")
    return {{}, iso(days->last), fmt::format("{} {}", lead, days->name)};
  if (lead == "after") return {iso(after), {}, "after " + days->name};
  if (lead == "since") return {iso(days->first), {}, fmt::format("{} {}", lead, days->name)};
  if (lead == "around" || lead == "circa") return {{}, {}, "around " + days->name};
  const std::string words = days->joint.empty() ? days->name : fmt::format("{} {}", days->joint, days->name);
  return {iso(days->first), iso(days->last), words};
}

std::string_view lead_of(std::string_view text, Span time) {
  static constexpr std::array<std::string_view, 8> kLeads{"before", "by",    "until",  "till",
                                                          "after",  "since", "around", "circa"};
  if (time.begin > text.size()) return {};
  std::string_view before = text.substr(0, time.begin);
  for (int word = 0; word < 2; ++word) {
    while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
    std::size_t begin = before.size();
    while (begin > 0 && ascii::is_letter(before[begin - 1])) --begin;
    const std::string lower = utf8::ascii_lowered(before.substr(begin));
    for (const std::string_view lead : kLeads)
      if (lower == lead) return lead;
    // "before the 12 May", "since last May"
    if (lower != "the" && lower != "early" && lower != "late") return {};
    before = before.substr(0, begin);
  }
  return {};
}

}  // namespace whosays::story
