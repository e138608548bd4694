// Scores of pronouns on GAP (Webster et al. 2018), those of tools/score_gap.py to the decimal: does a pronoun stand
// for name A, for name B, or for neither?
//
// A pair (pronoun, name) is predicted when one actor has a mention that is exactly the pronoun and another that
// overlaps the name. P, R, F1 over all pairs.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "eval/chains.h"

namespace whosays::eval {

/// One row of the dataset; spans in code points.
struct GapText {
  std::string id;
  std::string text;
  Span pronoun;
  std::array<Span, 2> names;
  std::array<bool, 2> meant{};
  bool feminine = false;
};

struct GapFigure {
  std::size_t right = 0;
  std::size_t predicted = 0;
  std::size_t gold = 0;
  [[nodiscard]] double f1() const;  ///< 0 to 1
};

struct GapScores {
  std::size_t rows = 0;
  std::size_t without_prediction = 0;
  std::size_t resolved = 0;  ///< rows whose pronoun is in an actor together with something else
  std::size_t both = 0;      ///< rows where both names were predicted: never right
  GapFigure overall;
  GapFigure masculine;
  GapFigure feminine;
};

/// The dataset's own TSV. The error names the line.
Result<std::vector<GapText>> read_gap(const std::string& path);

GapScores score_gap(const std::vector<GapText>& gold, const std::map<std::string, std::vector<Chain>>& predicted);

std::string table_of(const GapScores& scores);

}  // namespace whosays::eval
