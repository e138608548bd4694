#include "time/joins.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/one_of.h"
#include "base/text_util.h"

namespace whosays::time {
namespace {

constexpr std::size_t kDayLength = 10;  // 2031-05-03

bool is_day(std::string_view value) { return value.size() == kDayLength && value[4] == '-' && value[7] == '-'; }
bool is_clock(std::string_view value) {
  return value.size() >= 6 && value[0] == 'T' && ascii::is_digit(value[1]) && value[3] == ':';
}

/// "10:40 on 3 May 2031", "Tuesday at 9 p.m.".
bool join_clock(std::string_view between, Time& before, const Time& time) {
  static constexpr std::array<std::string_view, 7> kLinks = {" ", " on ", " at ", ", ", ", at ", ", on ", " around "};
  const bool clock_last = is_day(before.value) && is_clock(time.value);
  const bool clock_first = is_clock(before.value) && is_day(time.value);
  if (!is_one_of(between, kLinks) || (!clock_last && !clock_first)) return false;
  before.value = clock_last ? before.value + time.value : time.value + before.value;
  before.span.end = time.span.end;
  before.type = TimeType::time;
  return true;
}

/// "the morning of 3 May", "the night of Tuesday".
bool join_part(std::string_view between, Time& before, const Time& time) {
  static constexpr std::array<std::string_view, 5> kLinks = {" of ", " on ", ", ", " hours of ", " hours on "};
  static constexpr std::array<std::string_view, 5> kParts = {"TMO", "TMI", "TAF", "TEV", "TNI"};
  if (!is_one_of(between, kLinks) || !is_one_of(before.value, kParts) || !is_day(time.value)) return false;
  before.value = time.value + before.value;
  before.span.end = time.span.end;
  before.type = TimeType::time;
  return true;
}

/// The number that ends (or begins) at `at`, its span; one or two digits, 1 to 31.
std::optional<std::pair<int, Span>> day_number(std::string_view text, std::uint32_t at, bool backwards) {
  std::uint32_t begin = at;
  std::uint32_t end = at;
  if (backwards) {
    while (begin > 0 && ascii::is_digit(text[begin - 1])) --begin;
  } else {
    while (end < text.size() && ascii::is_digit(text[end])) ++end;
  }
  int value = 0;
  if (end - begin < 1 || end - begin > 2) return std::nullopt;
  std::from_chars(text.data() + begin, text.data() + end, value);
  if (value < 1 || value > 31) return std::nullopt;
  return std::pair{value, Span{begin, end}};
}

/// The mark of a range before or behind a place: how many bytes it takes; 0 when there is none.
std::uint32_t range_mark(std::string_view text, std::uint32_t at, bool backwards) {
  static constexpr std::array<std::string_view, 6> kMarks = {" and ", " to ", " or ", "-", "–", "/"};
  for (const std::string_view mark : kMarks) {
    const bool there = backwards ? text.substr(0, at).ends_with(mark) : text.substr(at).starts_with(mark);
    if (there) return static_cast<std::uint32_t>(mark.size());
  }
  return 0;
}

bool ends_a_phrase(std::string_view text, std::uint32_t at) {
  static constexpr std::string_view kStops = ".,;:)\n]!?";
  return at >= text.size() || kStops.find(text[at]) != std::string_view::npos;
}

/// "6-7 February": the 6 as well. The words before must not make it a score, a price or a decimal.
std::optional<Time> day_before(std::string_view text, const Time& time, std::uint32_t floor) {
  if (!is_day(time.value) || !ascii::is_digit(text[time.span.begin])) return std::nullopt;
  const std::uint32_t mark = range_mark(text, time.span.begin, true);
  if (mark == 0) return std::nullopt;
  const auto found = day_number(text, time.span.begin - mark, true);
  if (!found || found->second.begin < floor) return std::nullopt;
  const auto [day, span] = *found;
  const bool alone =
      span.begin == 0 || text[span.begin - 1] == ' ' || text[span.begin - 1] == '(' || text[span.begin - 1] == '\n';
  const int last = (time.value[8] - '0') * 10 + (time.value[9] - '0');
  if (!alone || day >= last) return std::nullopt;
  return Time{time.field, span, fmt::format("{}{:02}", time.value.substr(0, 8), day), TimeType::date};
}

/// "May 4-6", "May 4 and 6,": the 6 as well.
std::optional<Time> day_after(std::string_view text, const Time& time) {
  if (!is_day(time.value) || !ascii::is_digit(text[time.span.end - 1])) return std::nullopt;
  if (time.span.end - time.span.begin < 5 || ascii::is_digit(text[time.span.begin]))
    return std::nullopt;  // ends in the day
  const std::uint32_t mark = range_mark(text, time.span.end, false);
  if (mark == 0) return std::nullopt;
  const auto found = day_number(text, time.span.end + mark, false);
  if (!found) return std::nullopt;
  const auto [day, span] = *found;
  const bool word = mark > 1 && text[time.span.end] == ' ';
  if (word && !ends_a_phrase(text, span.end)) return std::nullopt;  // "on May 4 and 6 boats": boats
  const int first = (time.value[8] - '0') * 10 + (time.value[9] - '0');
  const std::string_view rest = text.substr(std::min<std::size_t>(span.end, text.size()));
  if (day <= first || rest.starts_with("%") || rest.starts_with(":")) return std::nullopt;
  return Time{time.field, span, fmt::format("{}{:02}", time.value.substr(0, 8), day), TimeType::date};
}

/// "1947-54": the 54 as well.
std::optional<Time> year_after(std::string_view text, const Time& time) {
  const bool year =
      time.value.size() == 4 && time.span.end - time.span.begin >= 4 && ascii::is_digit(text[time.span.end - 1]);
  const std::uint32_t mark = year ? range_mark(text, time.span.end, false) : 0;
  if (mark == 0 || text[time.span.end] == ' ') return std::nullopt;
  const std::uint32_t begin = time.span.end + mark;
  std::uint32_t end = begin;
  while (end < text.size() && ascii::is_digit(text[end])) ++end;
  if (end - begin != 2 || text.substr(begin, 2) <= std::string_view(time.value).substr(2)) return std::nullopt;
  return Time{time.field, {begin, end}, time.value.substr(0, 2) + std::string(text.substr(begin, 2)), TimeType::date};
}

}  // namespace

std::vector<Time> joined(std::string_view text, std::vector<Time> times) {
  std::vector<Time> out;
  for (Time& time : times) {
    if (!out.empty() && out.back().span.end <= time.span.begin) {
      const std::string_view between = slice(text, {out.back().span.end, time.span.begin});
      if (join_clock(between, out.back(), time) || join_part(between, out.back(), time)) continue;
    }
    const std::uint32_t floor = out.empty() ? 0 : out.back().span.end;
    if (auto before = day_before(text, time, floor)) out.push_back(std::move(*before));
    out.push_back(std::move(time));
    if (auto after = day_after(text, out.back()))
      out.push_back(std::move(*after));
    else if (auto last = year_after(text, out.back()))
      out.push_back(std::move(*last));
  }
  return out;
}

}  // namespace whosays::time
