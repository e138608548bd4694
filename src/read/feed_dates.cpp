#include "read/feed_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "read/months.h"

namespace whosays::read {
namespace {

constexpr std::size_t kLongest = 80;

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), ascii::is_digit);
}

/// Requires at most nine digits.
int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

int days_in(int year, int month) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month) - 1];
}

bool is_day(int year, int month, int day) {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

std::optional<int> month_of(std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (word == kMonths[i] || word == kMonths[i].substr(0, 3)) return static_cast<int>(i) + 1;
  return std::nullopt;
}

/// "+0200", "+02:00", "+02", "-5:00" -> "+02:00"; none when it is no offset.
std::optional<std::string> offset(std::string_view text) {
  if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const char sign = text[0];
  std::string_view hours = text.substr(1);
  std::string_view minutes = "00";
  if (const std::size_t colon = hours.find(':'); colon != std::string_view::npos) {
    minutes = hours.substr(colon + 1);
    hours = hours.substr(0, colon);
  } else if (hours.size() >= 3) {
    minutes = hours.substr(hours.size() - 2);
    hours.remove_suffix(2);
  }
  if (!all_digits(hours) || !all_digits(minutes) || hours.size() > 2 || minutes.size() != 2) return std::nullopt;
  if (number(hours) > 14 || number(minutes) > 59) return std::nullopt;
  return fmt::format("{}{:02}:{}", sign, number(hours), minutes);
}

/// RFC 822's names, and offsets. Names that mean several zones (BST, IST, CST outside RFC 822) are RFC 822's or none.
std::optional<std::string> zone(std::string_view word) {
  struct Name {
    std::string_view name, offset;
  };
  static constexpr std::array kNames = {Name{"z", "Z"},        Name{"ut", "Z"},       Name{"utc", "Z"},
                                        Name{"gmt", "Z"},      Name{"est", "-05:00"}, Name{"edt", "-04:00"},
                                        Name{"cst", "-06:00"}, Name{"cdt", "-05:00"}, Name{"mst", "-07:00"},
                                        Name{"mdt", "-06:00"}, Name{"pst", "-08:00"}, Name{"pdt", "-07:00"}};
  for (const Name& n : kNames)
    if (n.name == word) return std::string(n.offset);
  for (const std::string_view before : {"gmt", "utc"})
    if (word.starts_with(before)) return offset(word.substr(before.size()));
  return offset(word);
}

/// "06:10", "06:10:21", "06:10:21.5" -> as it stands, one-digit parts filled up; none when it is no time of day.
std::optional<std::string> clock(std::string_view word) {
  std::vector<std::string_view> parts = split(word, ':');
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  std::string fraction;
  if (const std::size_t point = parts.back().find_first_of(".,");
      parts.size() == 3 && point != std::string_view::npos) {
    if (!all_digits(parts.back().substr(point + 1))) return std::nullopt;
    fraction = "." + std::string(parts.back().substr(point + 1));
    parts.back() = parts.back().substr(0, point);
  }
  static constexpr std::array<int, 3> kMost = {23, 59, 60};
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!all_digits(parts[i]) || parts[i].size() > 2 || number(parts[i]) > kMost[i]) return std::nullopt;
    out += fmt::format("{}{:02}", i == 0 ? "" : ":", number(parts[i]));
  }
  return out + fraction;
}

/// Time and zone behind a day, or nothing: without both the day alone is what we know.
std::string behind_day(std::string_view time, std::string_view zone_word) {
  const auto at = clock(time);
  const auto where = zone(zone_word);
  return at && where ? "T" + *at + *where : std::string();
}

/// "2031", "2031-05", "2031-05-01", "20310501", and a time behind "T" or a blank. Requires lower case.
std::string iso_form(std::string_view text) {
  const std::size_t stop = std::min(text.find_first_of("t "), text.size());
  const std::string_view day = text.substr(0, stop);
  std::vector<std::string_view> parts = split(day, '-');
  if (day.size() == 8 && all_digits(day)) parts = {day.substr(0, 4), day.substr(4, 2), day.substr(6)};
  if (parts.size() > 3 || parts[0].size() != 4 || !std::all_of(parts.begin(), parts.end(), all_digits)) return {};
  if (std::any_of(parts.begin() + 1, parts.end(), [](std::string_view p) { return p.size() > 2; })) return {};
  const int year = number(parts[0]);
  const int month = parts.size() > 1 ? number(parts[1]) : 1;
  if (!is_day(year, month, parts.size() > 2 ? number(parts[2]) : 1)) return {};
  if (parts.size() == 1) return std::string(parts[0]);
  if (parts.size() == 2) return fmt::format("{}-{:02}", parts[0], month);
  std::string date = fmt::format("{}-{:02}-{:02}", parts[0], month, number(parts[2]));
  if (stop == text.size()) return date;
  const std::string_view rest = trimmed(text.substr(stop + 1));
  const std::size_t zone_at = std::min(rest.find_first_of("z+- ugecmp"), rest.size());
  return date + behind_day(rest.substr(0, zone_at), trimmed(rest.substr(zone_at)));
}

/// RFC 822 section 5 with RFC 2822's years: two digits below 50 are of this century.
std::optional<int> year_of(std::string_view word) {
  if (!all_digits(word) || word.size() > 4 || word.size() == 1) return std::nullopt;
  const int value = number(word);
  if (word.size() == 4) return value;
  if (word.size() == 3) return 1900 + value;
  return value < 50 ? 2000 + value : 1900 + value;
}

/// Words between blanks and commas; hyphens between day, month and year ("1-May-2031") are blanks too.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool letter_beside =
        (i > 0 && ascii::is_lower(text[i - 1])) || (i + 1 < text.size() && ascii::is_lower(text[i + 1]));
    const bool zone_name = words.back() == "gmt" || words.back() == "utc";
    const bool between = text[i] == ' ' || text[i] == ',' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r' ||
                         (text[i] == '-' && letter_beside && !zone_name);
    if (!between) words.back() += text[i];
    if (between && !words.back().empty()) words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Day, month name and year in any of the usual orders, wherever the time stands. Requires lower case.
std::string worded_form(std::string_view text) {
  std::optional<int> day;
  std::optional<int> month;
  std::optional<int> year;
  std::string_view time;
  std::string_view where;
  const std::vector<std::string> words = words_of(text);
  for (const std::string& word : words) {
    if (month_of(word) && !month) {
      month = month_of(word);
    } else if (all_digits(word) && word.size() <= 2 && !day) {
      day = number(word);
    } else if (word.find(':') != std::string::npos && clock(word)) {
      time = word;
    } else if (!year && day && month && year_of(word)) {
      year = year_of(word);
    } else if (zone(word)) {
      where = word;
    }
  }
  if (!day || !month || !year || !is_day(*year, *month, *day)) return {};
  return fmt::format("{:04}-{:02}-{:02}", *year, *month, *day) + behind_day(time, where);
}

}  // namespace

std::string feed_date(std::string_view written) {
  const std::string_view bare = trimmed(written);
  if (bare.empty() || bare.size() > kLongest) return {};
  const std::string lowered = utf8::ascii_lowered(bare);
  std::string found = iso_form(lowered);
  return found.empty() ? worded_form(lowered) : found;
}

}  // namespace whosays::read
