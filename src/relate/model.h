// Two small additive models: does one page go back to the other's text, and how was it made from it.
//
// Each trait has a curve of five points between 0 and 1, the curves are added, a logistic function closes: what decided
// can be printed, trait by trait. Weights: models/relations.tsv, made by train/stories (docs/notes/relations.md).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "relate/evidence.h"

namespace whosays::relate {

/// In the order of strength: of several steps the strongest names the page.
enum class Making : std::uint8_t { verbatim, spun, translated, rewrite };
inline constexpr std::size_t kMakings = 4;

inline constexpr std::size_t kKnots = 5;

/// A sum of curves.
struct Curves {
  double bias = 0;
  std::vector<std::array<double, kKnots>> rows;
  [[nodiscard]] double sum(const float* traits) const;
};

/// What tells makings apart, seen from the page that was made.
inline constexpr std::size_t kMakingTraits = 14;
std::array<float, kMakingTraits> making_traits(const Evidence& evidence, bool child_is_a);

/// Probability that the two pages share an origin.
double copy_probability(const Evidence& evidence);
/// Log-odds, up to a constant, of each making.
std::array<double, kMakings> making_scores(const Evidence& evidence, bool child_is_a);

struct Model {
  Curves copy;
  std::array<Curves, kMakings> making;
};

Model read_model(std::string_view text);
const Model& embedded_model();

/// Places and shares of a value among the knots: value = knot[at] * (1 - share) + knot[at + 1] * share.
struct Knot {
  std::size_t at = 0;
  double share = 0;
};
Knot knot_of(float value);

}  // namespace whosays::relate
