#include "time/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/ascii.h"
#include "base/text_util.h"

namespace whosays::time {
namespace {

constexpr int kMostUnits = 3000;  ///< "5000 weeks ago" is no date that anybody means

/// "-1", "2", "num", "-num" as a number.
int amount_of(std::string_view text, int number) {
  const bool minus = text.starts_with('-');
  if (minus) text.remove_prefix(1);
  int value = number;
  if (text != "num") std::from_chars(text.data(), text.data() + text.size(), value);
  return minus ? -value : value;
}

std::string decade_of(int year) { return fmt::format("{:03}", year / 10); }

/// "2031-05-03" as far as it is a plain date; year 0 when it is not.
PartialDate plain_date(std::string_view value) {
  PartialDate out;
  if (value.size() < 4 || !std::all_of(value.begin(), value.begin() + 4, ascii::is_digit)) return out;
  out.year = amount_of(value.substr(0, 4), 0);
  const auto two_digits = [&](std::size_t at) {
    if (value.size() < at + 3 || value[at] != '-' || value[at + 1] > '9' || value[at + 2] > '9') return 0;
    return amount_of(value.substr(at + 1, 2), 0);
  };
  out.month = two_digits(4);
  if (out.month != 0) out.day = two_digits(7);
  return out;
}

/// A date moved by whole units, as precise as the unit.
std::string moved(const PartialDate& from, int amount, std::string_view unit) {
  if (std::abs(amount) > kMostUnits) return "";
  const std::string_view kind = unit == "2W" ? "W" : unit;
  if (unit == "2W") amount *= 2;
  if (kind == "D" || kind == "W" || kind == "WE") {
    if (!from.whole()) return "";
    const Day day = day_of(from) + std::chrono::days(amount * (kind == "D" ? 1 : 7));
    if (kind == "D") return iso(date_of(day));
    return iso_week(day) + (kind == "WE" ? "-WE" : "");
  }
  if (kind == "M") {
    if (from.month == 0) return "";
    PartialDate out = months_later({from.year, from.month, 0}, amount);
    return out.year > 0 ? iso(out) : "";
  }
  const int year = from.year + amount * (kind == "DE" ? 10 : kind == "CE" ? 100 : 1);
  if (year < 1 || year > 9999) return "";
  if (kind == "Y") return iso({year, 0, 0});
  if (kind == "DE") return decade_of(year);
  return kind == "CE" ? fmt::format("{:02}", year / 100) : "";
}

constexpr int first_month_of(std::string_view season) {
  return season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12;
}

}  // namespace

std::string duration(std::string_view number, std::string_view unit) {
  if (unit == "2W") return number == "1" ? "P2W" : "PXW";
  if (unit == "WE") return fmt::format("P{}WE", number);
  if (unit == "H") return fmt::format("PT{}H", number);
  if (unit == "MIN") return fmt::format("PT{}M", number);
  if (unit == "S") return fmt::format("PT{}S", number);
  return fmt::format("P{}{}", number, unit);
}

std::string Values::value_of(const Match& match, Narrative& narrative) const {
  std::string_view rule = match.rule->value;
  // A code at the rule's end names the part of the day.
  std::string part;
  if (rule.ends_with("{part}") && rule.find('{') == rule.rfind('{')) {
    part = match.captures.part;
    rule = trimmed(rule.substr(0, rule.size() - 6));
  } else if (rule.ends_with(" TNI") || rule.ends_with(" TMO")) {
    part = rule.substr(rule.size() - 3);
    rule.remove_suffix(4);
  }
  std::string value = rule.empty() ? part : by_rule(match, rule, narrative);
  if (!rule.empty() && !value.empty()) value += part;
  if (*match.rule->type != TimeType::date && *match.rule->type != TimeType::time) return value;
  const PartialDate date = plain_date(value);
  const bool hangs_on_publication = rule.starts_with("shift") || rule.find("weekday") != std::string_view::npos;
  if (date.year == 0 || (hangs_on_publication && narrative.history)) return value;
  narrative.last = date;
  narrative.paragraph = pieces_.rows[match.first].paragraph;
  return value;
}

std::string Values::by_rule(const Match& match, std::string_view rule, const Narrative& narrative) const {
  const auto words = split(rule, ' ');
  const std::string_view name = words[0];
  const Captures& found = match.captures;
  if (name == "shift") return shifted(match, words[1], words[2]);
  if (name == "later") return later(match, words[1], words[2], narrative);
  if (name == "anchor") return anchored(match, words[1], narrative);
  if (name == "feast") return feast(match, words[1], narrative);
  if (name == "now") return narrative.history || !published_ ? "PRESENT_REF" : iso(date_of(*published_));
  if (name == "then") return narrative.last.year == 0 ? "PAST_REF" : iso(narrative.last);
  if (name == "weekday" || name == "last-weekday" || name == "next-weekday")
    return narrative.history ? "" : weekday(match, name);
  if (name.starts_with("near-")) return near(match, name.substr(5), narrative);
  if (name.starts_with("last-") || name.starts_with("next-") || name.starts_with("this-")) return named(match, name);
  if (name == "duration") return duration(std::to_string(found.number), found.unit == "2W" ? "W" : found.unit);
  if (name == "one-duration") return duration("1", found.unit);
  if (name == "two-duration") return duration("2", found.unit);
  if (name == "some-duration") return duration("X", found.unit);
  if (name == "half-duration")
    return found.unit == "Y" ? "P6M" : found.unit == "H" ? "PT30M" : found.unit == "D" ? "PT12H" : "";
  return filled(match, rule);
}

std::string Values::filled(const Match& match, std::string_view pattern) const {
  const Captures& found = match.captures;
  if (found.day != 0 && found.year != 0 && !exists(found.year, found.month, found.day)) return "";
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t end = pattern.find('}', at);
    if (pattern[at] != '{' || end == std::string_view::npos) {
      out += pattern[at++];
      continue;
    }
    const std::string_view name = pattern.substr(at + 1, end - at - 1);
    if (name == "year") out += fmt::format("{:04}", found.year);
    if (name == "month") out += fmt::format("{:02}", found.month);
    if (name == "day") out += fmt::format("{:02}", found.day);
    if (name == "weekday") out += std::to_string(found.weekday);
    if (name == "season") out += found.season;
    if (name == "part") out += found.part;
    if (name == "iso") out += found.iso;
    if (name == "clock") out += found.clock;
    if (name == "decade") out += found.decade;
    if (name == "century") out += found.century;
    if (name == "quarter") out += found.quarter;
    at = end + 1;
  }
  return out;
}

/// A day, month or season without its year: the text's year where it is being told of, else the nearest to publication.
std::string Values::near(const Match& match, std::string_view what, const Narrative& narrative) const {
  const Captures& found = match.captures;
  const bool carried =
      narrative.last.year != 0 && (narrative.history || narrative.paragraph == pieces_.rows[match.first].paragraph);
  const int month = what == "season"    ? first_month_of(found.season)
                    : what == "quarter" ? (found.quarter[1] - '1') * 3 + 1
                                        : found.month;
  const int day = what == "day" || what == "week" ? found.day : 0;
  int year = found.year;
  if (year != 0) {
    // said by the text
  } else if (carried) {
    year = carried_year(month, narrative);
  } else if (published_) {
    year = year_near(month, day);
  }
  if (year == 0) return "";
  if (what == "season") return fmt::format("{:04}-{}", year, found.season);
  if (what == "quarter") return fmt::format("{:04}-{}", year, found.quarter);
  if (day != 0 && !exists(year, month, day)) return "";
  return what == "week" ? iso_week(day_of({year, month, day})) : iso({year, month, day});
}

/// The year of the date named before, or the one beside it where the turn of the year lies between: behind "November
/// 2030", "January" is that of 2031.
int Values::carried_year(int month, const Narrative& narrative) const {
  constexpr int kFar = 7;  // months; fewer may as well be a look back
  const int before = narrative.last.month;
  if (!narrative.history || before == 0) return narrative.last.year;
  return before - month >= kFar ? narrative.last.year + 1 : narrative.last.year;
}

/// The year in which month and day lie nearest to publication; the earlier one of two equally near.
int Values::year_near(int month, int day) const {
  const PartialDate today = date_of(*published_);
  if (day == 0) {
    const int ahead = ((month - today.month) % 12 + 12) % 12;  // 0 to 11 months from now
    return ahead < 6 ? today.year + (month < today.month ? 1 : 0) : today.year - (month > today.month ? 1 : 0);
  }
  int best = 0;
  long distance = 0;
  for (int year = today.year - 1; year <= today.year + 1; ++year) {
    if (!exists(year, month, day)) continue;
    const long away = std::labs((day_of({year, month, day}) - *published_).count());
    if (best == 0 || away < distance) {
      best = year;
      distance = away;
    }
  }
  return best;
}

std::string Values::weekday(const Match& match, std::string_view which) const {
  if (!published_) return "";
  const int today = weekday_of(*published_);
  const int back = (today - match.captures.weekday + 7) % 7;
  if (which == "next-weekday") return iso(date_of(*published_ + std::chrono::days(back == 0 ? 7 : 7 - back)));
  if (which == "last-weekday") return iso(date_of(*published_ - std::chrono::days(back == 0 ? 7 : back)));
  if (looks_ahead(match) && back != 0) return iso(date_of(*published_ + std::chrono::days(7 - back)));
  return iso(date_of(*published_ - std::chrono::days(back)));
}

/// "will meet on Monday", "On Monday the council will vote": a word that looks ahead, and no verb of saying between.
bool Values::looks_ahead(const Match& match) const {
  constexpr std::uint32_t kReach = 12;
  const std::uint32_t sentence = pieces_.rows[match.first].sentence;
  for (std::uint32_t i = match.first; i > 0 && match.first - i < kReach && pieces_.rows[i - 1].sentence == sentence;
       --i) {
    if (time_words().find("said", pieces_.word(i - 1))) return false;
    if (time_words().find("ahead", pieces_.word(i - 1))) return true;
  }
  const bool begins = match.first < 3 || pieces_.rows[match.first - 3].sentence != sentence;
  for (std::uint32_t i = match.end; begins && i < pieces_.size() && i < match.end + kReach; ++i) {
    if (pieces_.rows[i].sentence != sentence || time_words().find("said", pieces_.word(i))) return false;
    if (time_words().find("ahead", pieces_.word(i))) return true;
  }
  return false;
}

/// "last June", "next spring", "this May".
std::string Values::named(const Match& match, std::string_view which) const {
  if (!published_) return "";
  const Captures& found = match.captures;
  const PartialDate today = date_of(*published_);
  const bool season = which.ends_with("season");
  const int month = season ? first_month_of(found.season) : found.month;
  int year = today.year;
  const bool of_year = which.find("year") != std::string_view::npos;  // "November last year"
  if (which.starts_with("last") && (of_year || month >= today.month)) --year;
  if (which.starts_with("next") && (of_year || month <= today.month)) ++year;
  return season ? fmt::format("{:04}-{}", year, found.season) : iso({year, month, 0});
}

std::string Values::shifted(const Match& match, std::string_view amount, std::string_view unit) const {
  if (!published_) return "";
  const std::string_view code = unit == "day" ? "D" : match.captures.unit;
  return moved(date_of(*published_), amount_of(amount, match.captures.number), code);
}

/// "the end of the year": of the one being told of where an article tells history, else of publication's.
std::string Values::anchored(const Match& match, std::string_view amount, const Narrative& narrative) const {
  return narrative.history ? later(match, amount, "unit", narrative) : shifted(match, amount, "unit");
}

/// A feast of a year: "12-25", "easter-2", "11-thu-4" (the fourth Thursday), "5-mon-last".
std::string Values::feast(const Match& match, std::string_view which, const Narrative& narrative) const {
  const auto day_in = [&](int year) { return feast_day(which, year); };
  if (match.captures.year != 0) return iso(date_of(day_in(match.captures.year)));
  const bool carried =
      narrative.last.year != 0 && (narrative.history || narrative.paragraph == pieces_.rows[match.first].paragraph);
  if (carried) return iso(date_of(day_in(narrative.last.year)));
  if (!published_) return "";
  const int this_year = date_of(*published_).year;
  Day best = day_in(this_year);
  for (const int year : {this_year - 1, this_year + 1})
    if (std::chrono::abs(day_in(year) - *published_) < std::chrono::abs(best - *published_)) best = day_in(year);
  return iso(date_of(best));
}

std::string Values::later(const Match& match, std::string_view amount, std::string_view unit,
                          const Narrative& narrative) const {
  if (narrative.last.year == 0) return "";
  const std::string_view code = unit == "day" ? "D" : match.captures.unit;
  return moved(narrative.last, amount_of(amount, match.captures.number), code);
}

}  // namespace whosays::time
