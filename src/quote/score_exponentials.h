// Exponentials of label scores below the word's best one: thirteen a word, of numbers that are whole steps of 2^-11.
//
// The product of two doubles out of small tables, rounded to a float, in the place of std::exp: the same float for
// every argument there is (a test asks for all 122,881), in a tenth of the time.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace whosays::quote {

inline constexpr int kScoreSteps = 2048;  ///< steps of a score in 1
inline constexpr int kMostExponent = 60;  ///< what is further below counts as this far

class ScoreExponentials {
 public:
  ScoreExponentials() {
    for (std::size_t i = 0; i < fine_.size(); ++i) fine_[i] = std::exp(-static_cast<double>(i) / kScoreSteps);
    for (std::size_t i = 0; i < coarse_.size(); ++i)
      coarse_[i] = std::exp(-static_cast<double>(i * kFine) / kScoreSteps);
  }
  /// exp(-steps / kScoreSteps); requires steps >= 0.
  [[nodiscard]] float of(std::int32_t steps) const {
    const auto n = static_cast<std::size_t>(std::min(steps, kMostExponent * kScoreSteps));
    return static_cast<float>(coarse_[n / kFine] * fine_[n % kFine]);
  }

 private:
  static constexpr std::size_t kFine = 256;
  std::array<double, kFine> fine_{};
  std::array<double, std::size_t{kMostExponent} * kScoreSteps / kFine + 1> coarse_{};
};

}  // namespace whosays::quote
