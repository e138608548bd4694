// From a match to its value: the second column of lexicon/times.tsv, applied.
//
// Values are TIMEX3 (ISO 8601). What the text and the date of publication do not settle stays empty. O(1) a match.
#pragma once

#include <optional>
#include <string>

#include "time/calendar.h"
#include "time/patterns.h"

namespace whosays::time {

/// The dates named so far, for "a year later" and dates without a year.
struct Narrative {
  PartialDate last;             ///< year 0: none yet
  std::uint32_t paragraph = 0;  ///< where it was named
  bool history = false;         ///< the article tells of years long past: years carry over from paragraph to paragraph
};

class Values {
 public:
  Values(const Pieces& pieces, std::optional<Day> published) : pieces_(pieces), published_(published) {}

  /// The value, or empty. Moves the narrative on when the expression names a date by itself.
  std::string value_of(const Match& match, Narrative& narrative) const;

 private:
  [[nodiscard]] std::string by_rule(const Match& match, std::string_view rule, const Narrative& narrative) const;
  [[nodiscard]] std::string filled(const Match& match, std::string_view pattern) const;
  [[nodiscard]] std::string near(const Match& match, std::string_view what, const Narrative& narrative) const;
  [[nodiscard]] int year_near(int month, int day) const;
  [[nodiscard]] std::string weekday(const Match& match, std::string_view which) const;
  [[nodiscard]] std::string named(const Match& match, std::string_view which) const;
  [[nodiscard]] std::string shifted(const Match& match, std::string_view amount, std::string_view unit) const;
  [[nodiscard]] std::string anchored(const Match& match, std::string_view amount, const Narrative& narrative) const;
  [[nodiscard]] std::string feast(const Match& match, std::string_view which, const Narrative& narrative) const;
  [[nodiscard]] int carried_year(int month, const Narrative& narrative) const;
  [[nodiscard]] std::string later(const Match& match, std::string_view amount, std::string_view unit,
                                  const Narrative& narrative) const;
  [[nodiscard]] bool looks_ahead(const Match& match) const;

  const Pieces& pieces_;
  std::optional<Day> published_;
};

/// A length as TIMEX3 writes it: P2W, PT3H, P1DE; `number` as text, "X" for several.
std::string duration(std::string_view number, std::string_view unit);

}  // namespace whosays::time
