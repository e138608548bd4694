// The rule table of lexicon/times.tsv, compiled, and its matcher.
//
// Patterns are sequences of words and classes; the first part of each is indexed, so that a piece that can begin
// nothing costs one look-up. Longest match first. O(pieces) with a small factor: patterns are at most eight parts long.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_map.h"
#include "time/pieces.h"

namespace whosays::time {

/// What a pattern's classes have found; 0 and empty are "not there".
struct Captures {
  int day = 0;
  int month = 0;
  int year = 0;
  int weekday = 0;
  int number = 0;
  std::string_view unit;
  std::string_view season;
  std::string_view part;
  std::string iso;
  std::string clock;
  std::string decade;
  std::string century;
  std::string quarter;
};

/// The classes of patterns, as times.tsv names them.
enum class PieceClass : std::uint8_t {
  no_class,
  day,
  month,
  clear_month,
  year,
  bare_year,
  weekday,
  short_weekday,
  decade_word,
  numbers_date,
  num,
  unit,
  units,
  season,
  part,
  iso,
  decade,
  century,
  quarter,
  clock,
};

struct Rule {
  struct Part {
    std::vector<std::string_view> words;            ///< alternatives; a class has one, its name
    PieceClass piece_class = PieceClass::no_class;  ///< of a part that is one
    bool is_class = false;
    bool optional = false;
  };
  std::vector<std::string_view> context;  ///< one of these must stand before; empty: anything
  std::vector<Part> parts;
  std::string_view value;
  std::optional<TimeType> type;  ///< none: looks like a time and is none
};

struct Match {
  const Rule* rule = nullptr;
  std::uint32_t first = 0;  ///< piece
  std::uint32_t end = 0;
  Captures captures;
};

/// Words of times_words.tsv: value by class and word.
class TimeWords {
 public:
  TimeWords();
  [[nodiscard]] std::optional<std::string_view> find(std::string_view word_class, std::string_view word) const;
  /// Whether any class has the word.
  [[nodiscard]] bool knows(std::string_view word) const { return by_word_.contains(word); }

 private:
  struct Entry {
    std::string_view word_class;
    std::string_view value;
  };
  WordMap<std::vector<Entry>> by_word_;
};
const TimeWords& time_words();

/// All matches of a field, in order, never overlapping; rows of type none are left out.
std::vector<Match> matches_in(const Pieces& pieces);

}  // namespace whosays::time
