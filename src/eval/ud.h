// Scores of a parse from raw text against a Universal Dependencies treebank: the measures of the CoNLL 2018 shared task
// (Zeman et al. 2018), as tools/score_ud.py has them to the decimal.
//
// Both sides are CoNLL-U and hold the same characters but for blanks. Spans count bytes of the forms without blanks.
// Words are aligned by their spans, those of multiword tokens by a longest common subsequence of lower-cased forms.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"

namespace whosays::eval {

struct UdFigure {
  std::size_t right = 0;
  std::size_t predicted = 0;
  std::size_t gold = 0;
  [[nodiscard]] double precision() const;  ///< per cent, as all figures here
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
};

struct UdScores {
  std::size_t documents = 0;
  std::size_t not_a_tree = 0;  ///< predicted sentences
  std::size_t aligned = 0;     ///< words
  static constexpr std::array<std::string_view, 8> kNames = {"tokens", "sentences", "words", "upos",
                                                             "xpos",   "lemmas",    "uas",   "las"};
  std::array<UdFigure, 8> figures;  ///< in the order of kNames
};

/// The error says which line is malformed, or where the two texts differ.
Result<UdScores> score_ud(std::string_view gold, std::string_view predicted);

/// The table and the JSON that the script prints.
std::string table_of(const UdScores& scores);
std::string json_of(const UdScores& scores);

}  // namespace whosays::eval
