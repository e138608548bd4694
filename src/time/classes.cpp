#include "time/classes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "time/calendar.h"
#include "time/years.h"

namespace whosays::time {
namespace {

int number_of(std::string_view digits) {
  int value = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? value : -1;
}

/// Reads classes at one place of the pieces.
class Reader {
 public:
  Reader(const Pieces& pieces, std::uint32_t at, Captures& out) : p_(pieces), at_(at), out_(out) {}

  std::uint32_t day() {
    if (const int ordinal = listed("ordinal"); ordinal > 0) {
      out_.day = ordinal;
      return at_ + 1;
    }
    const int value = digits(at_, 2);
    if (value < 1 || value > 31) return 0;
    out_.day = value;
    if (!ordinal_ending(at_ + 1)) return at_ + 1;
    return at_ + 2;
  }

  std::uint32_t month(std::string_view list) {
    if (!p_.rows[at_].capital) return 0;
    const int value = listed(list);
    if (value <= 0) return 0;
    out_.month = value;
    const bool short_form = p_.word(at_).size() <= 4 && p_.word(at_) != "june" && p_.word(at_) != "july";
    return short_form && p_.word(at_) != "may" && glued(at_ + 1, ".") ? at_ + 2 : at_ + 1;
  }

  std::uint32_t year() {
    const int value = digits(at_, 4);
    if (p_.word(at_).size() != 4 || value < 1000 || value >= 2200) return 0;
    if (glued(at_ + 1, "s") || glued(at_ + 1, "%") || decimal(at_)) return 0;
    out_.year = value;
    return at_ + 1;
  }

  std::uint32_t bare_year() {
    if (year() == 0 || !stands_as_year(p_, at_)) return 0;
    return at_ + 1;
  }

  std::uint32_t weekday() {
    if (!p_.rows[at_].capital) return 0;
    out_.weekday = listed("weekday");
    return out_.weekday > 0 ? at_ + 1 : 0;
  }

  /// "Tue", "Tues.": only in front of a date, since most of them are other words too.
  std::uint32_t short_weekday() {
    if (!p_.rows[at_].capital) return 0;
    out_.weekday = listed("short-weekday");
    if (out_.weekday <= 0) return 0;
    return glued(at_ + 1, ".") ? at_ + 2 : at_ + 1;
  }

  /// "sixties", "'60s": of the last century, as newspapers mean them.
  std::uint32_t decade_word() {
    if (const int value = listed("decade-word"); value > 0) {
      out_.decade = fmt::format("{:03}", 190 + value);
      return at_ + 1;
    }
    const bool marked = at_ > 0 && !p_.rows[at_].spaced && (p_.word(at_ - 1) == "'" || p_.word(at_ - 1) == "’");
    const int value = digits(at_, 2);
    if (!marked || p_.word(at_).size() != 2 || value % 10 != 0 || value < 20 || !glued(at_ + 1, "s")) return 0;
    out_.decade = fmt::format("{:03}", 190 + value / 10);
    return at_ + 2;
  }

  /// 13/5/2031, 5.13.31: settled only where one of the two cannot be a month, or both are the same.
  std::uint32_t numbers_date() {
    if (at_ + 4 >= p_.size()) return 0;
    const std::string_view mark = p_.word(at_ + 1);
    if ((mark != "/" && mark != ".") || !glued(at_ + 1, mark) || !glued(at_ + 3, mark)) return 0;
    if (p_.rows[at_ + 2].spaced || p_.rows[at_ + 4].spaced || more_digits(at_ + 5)) return 0;
    if (at_ > 0 && !p_.rows[at_].spaced && p_.word(at_ - 1) == mark) return 0;
    const int one = digits(at_, 2);
    const int two = digits(at_ + 2, 2);
    int year = digits(at_ + 4, 4);
    const std::size_t width = p_.word(at_ + 4).size();
    if (one < 1 || two < 1 || year < 0 || (width != 4 && (width != 2 || mark != "/"))) return 0;
    if (width == 2) year += year < 70 ? 2000 : 1900;
    if ((one > 12 && two > 12) || std::max(one, two) > 31 || year < 1000 || year >= 2200) return 0;
    out_.year = year;
    const bool month_first = two > 12;
    const bool settled = one > 12 || two > 12 || one == two;
    if (settled) out_.month = month_first ? one : two;
    if (settled) out_.day = month_first ? two : one;
    if (settled && !exists(year, out_.month, out_.day)) return 0;
    out_.iso = iso({year, out_.month, out_.day});
    return at_ + 5;
  }

  std::uint32_t text(std::string_view list, std::string_view& into) {
    const auto value = time_words().find(list, p_.word(at_));
    if (!value) return 0;
    into = *value;
    return at_ + 1;
  }

  /// 12, twelve, twenty-five; not part of a decimal or a sum of money.
  std::uint32_t number() {
    if (p_.rows[at_].kind == PieceKind::digits) {
      out_.number = digits(at_, 4);
      return out_.number > 0 && !decimal(at_) && !money(at_) ? at_ + 1 : 0;
    }
    out_.number = listed("num");
    if (out_.number <= 0) return 0;
    if (out_.number < 20 || at_ + 2 >= p_.size() || !glued(at_ + 1, "-")) return at_ + 1;
    const auto ones = time_words().find("num", p_.word(at_ + 2));
    if (!ones || number_of(*ones) >= 10) return at_ + 1;
    out_.number += number_of(*ones);
    return at_ + 3;
  }

  std::uint32_t iso_date() {
    if (at_ + 4 >= p_.size() || p_.word(at_).size() != 4 || !glued(at_ + 1, "-") || !glued(at_ + 3, "-")) return 0;
    const PartialDate date{digits(at_, 4), digits(at_ + 2, 2), digits(at_ + 4, 2)};
    if (date.year < 1000 || !exists(date.year, date.month, date.day)) return 0;
    out_.year = date.year;
    out_.month = date.month;
    out_.day = date.day;
    out_.iso = iso(date);
    return at_ + 5;
  }

  std::uint32_t decade() {
    const int value = digits(at_, 4);
    if (p_.word(at_).size() != 4 || value < 1000 || value % 10 != 0) return 0;
    std::uint32_t next = at_ + 1;
    if (glued(next, "'") || glued(next, "’")) ++next;
    if (!glued(next, "s")) return 0;
    out_.decade = fmt::format("{:03}", value / 10);
    return next + 1;
  }

  std::uint32_t century() {
    int value = listed("ordinal");
    std::uint32_t next = at_ + 1;
    if (value <= 0 && ordinal_ending(next)) {
      value = digits(at_, 2);
      ++next;
    }
    if (next < p_.size() && p_.word(next) == "-") ++next;
    if (value < 1 || value > 22 || next >= p_.size() || p_.word(next) != "century") return 0;
    out_.century = fmt::format("{:02}", value - 1);
    return next + 1;
  }

  std::uint32_t quarter() {
    if (p_.word(at_) == "q" && at_ + 1 < p_.size() && !p_.rows[at_ + 1].spaced) {
      const int value = digits(at_ + 1, 1);
      if (value < 1 || value > 4) return 0;
      out_.quarter = fmt::format("Q{}", value);
      return at_ + 2;
    }
    const int value = listed("ordinal");
    if (value < 1 || value > 4 || at_ + 1 >= p_.size() || p_.word(at_ + 1) != "quarter") return 0;
    out_.quarter = fmt::format("Q{}", value);
    return at_ + 2;
  }

  /// 10:40, 10:40:15, 10:40 a.m., 9 p.m., 9.30pm.
  std::uint32_t clock() {
    const int hour = digits(at_, 2);
    if (hour < 0 || hour > 24) return 0;
    std::uint32_t next = at_ + 1;
    int minute = 0;
    const bool colon = glued(next, ":");
    if ((colon || glued(next, ".")) && next + 1 < p_.size() && !p_.rows[next + 1].spaced &&
        p_.word(next + 1).size() == 2) {
      minute = digits(next + 1, 2);
      if (minute < 0 || minute > 59) return 0;
      next += 2;
      if (colon && glued(next, ":")) next += next + 1 < p_.size() && digits(next + 1, 2) >= 0 ? 2U : 0U;
    } else if (colon) {
      return 0;
    }
    char half = 0;
    const std::uint32_t after = half_of_day(next, half);
    if (after == 0 && !(colon && next > at_ + 1)) return 0;
    const int full = half == 0 ? hour : hour % 12 + (half == 'p' ? 12 : 0);
    if ((half != 0 && (hour < 1 || hour > 12)) || (full == 24 && minute != 0)) return 0;
    out_.clock = fmt::format("T{:02}:{:02}", full, minute);
    return after != 0 ? after : next;
  }

 private:
  [[nodiscard]] int listed(std::string_view list) const {
    const auto value = time_words().find(list, p_.word(at_));
    return value ? number_of(*value) : -1;
  }

  /// The number of a run of at most so many digits, else -1.
  [[nodiscard]] int digits(std::uint32_t at, std::size_t longest) const {
    if (at >= p_.size() || p_.rows[at].kind != PieceKind::digits || p_.word(at).size() > longest) return -1;
    return number_of(p_.word(at));
  }

  [[nodiscard]] bool glued(std::uint32_t at, std::string_view word) const {
    return at < p_.size() && !p_.rows[at].spaced && p_.word(at) == word;
  }

  [[nodiscard]] bool ordinal_ending(std::uint32_t at) const {
    return glued(at, "st") || glued(at, "nd") || glued(at, "rd") || glued(at, "th");
  }

  /// "." or "/" and digits behind it: the middle of a longer number.
  [[nodiscard]] bool more_digits(std::uint32_t at) const {
    return (glued(at, ".") || glued(at, "/")) && at + 1 < p_.size() && !p_.rows[at + 1].spaced &&
           digits(at + 1, 4) >= 0;
  }

  /// Inside 1,939 or 19.39.
  [[nodiscard]] bool decimal(std::uint32_t at) const {
    const auto joint = [&](std::uint32_t i) { return glued(i, ",") || glued(i, "."); };
    const bool right =
        joint(at + 1) && at + 2 < p_.size() && !p_.rows[at + 2].spaced && p_.rows[at + 2].kind == PieceKind::digits;
    const bool left = at >= 2 && !p_.rows[at].spaced && joint(at - 1) && p_.rows[at - 2].kind == PieceKind::digits;
    return left || right;
  }

  [[nodiscard]] bool money(std::uint32_t at) const {
    if (at == 0 || p_.rows[at].spaced) return false;
    const std::string_view mark = p_.word(at - 1);
    return mark == "$" || mark == "€" || mark == "£" || mark == "#";
  }

  /// am, pm, a.m., p.m. at the piece: the piece after it, or 0.
  std::uint32_t half_of_day(std::uint32_t at, char& half) const {
    if (at >= p_.size()) return 0;
    const std::string_view word = p_.word(at);
    if (word == "am" || word == "pm") {
      half = word[0];
      return at + 1;
    }
    if ((word != "a" && word != "p") || !glued(at + 1, ".") || !glued(at + 2, "m")) return 0;
    half = word[0];
    return glued(at + 3, ".") ? at + 4 : at + 3;
  }

  const Pieces& p_;
  std::uint32_t at_;
  Captures& out_;
};

}  // namespace

PieceClass class_named(std::string_view name) {
  static constexpr std::pair<std::string_view, PieceClass> kNames[] = {
      {"day", PieceClass::day},
      {"month", PieceClass::month},
      {"clear-month", PieceClass::clear_month},
      {"year", PieceClass::year},
      {"bare-year", PieceClass::bare_year},
      {"weekday", PieceClass::weekday},
      {"short-weekday", PieceClass::short_weekday},
      {"decade-word", PieceClass::decade_word},
      {"numbers-date", PieceClass::numbers_date},
      {"num", PieceClass::num},
      {"unit", PieceClass::unit},
      {"units", PieceClass::units},
      {"season", PieceClass::season},
      {"part", PieceClass::part},
      {"iso", PieceClass::iso},
      {"decade", PieceClass::decade},
      {"century", PieceClass::century},
      {"quarter", PieceClass::quarter},
      {"clock", PieceClass::clock},
  };
  for (const auto& [known, piece_class] : kNames)
    if (known == name) return piece_class;
  return PieceClass::no_class;
}

std::uint32_t match_class(PieceClass piece_class, const Pieces& pieces, std::uint32_t at, Captures& captures) {
  Reader reader(pieces, at, captures);
  switch (piece_class) {
    case PieceClass::no_class: return 0;
    case PieceClass::day: return reader.day();
    case PieceClass::month: return reader.month("month");
    case PieceClass::clear_month: return reader.month("clear-month");
    case PieceClass::year: return reader.year();
    case PieceClass::bare_year: return reader.bare_year();
    case PieceClass::weekday: return reader.weekday();
    case PieceClass::short_weekday: return reader.short_weekday();
    case PieceClass::decade_word: return reader.decade_word();
    case PieceClass::numbers_date: return reader.numbers_date();
    case PieceClass::num: return reader.number();
    case PieceClass::unit: return reader.text("unit", captures.unit);
    case PieceClass::units: return reader.text("units", captures.unit);
    case PieceClass::season: return reader.text("season", captures.season);
    case PieceClass::part: return reader.text("part", captures.part);
    case PieceClass::iso: return reader.iso_date();
    case PieceClass::decade: return reader.decade();
    case PieceClass::century: return reader.century();
    case PieceClass::quarter: return reader.quarter();
    case PieceClass::clock: return reader.clock();
  }
  return 0;
}

}  // namespace whosays::time
