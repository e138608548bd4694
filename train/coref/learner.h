// Weights while they are learned: floats with AdaGrad, and the integers that they become.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "coref/linear.h"

namespace whosays::train {

class Learner : public coref::Scorer {
 public:
  Learner(std::uint32_t bits, std::uint32_t classes, float rate, float shrink)
      : bits_(bits),
        classes_(classes),
        rate_(rate),
        shrink_(shrink),
        w_(std::size_t{classes} << bits),
        g_(w_.size(), 1e-6F) {}

  [[nodiscard]] float score(const coref::Features& features, std::uint32_t column) const override {
    float out = 0;
    for (const std::uint32_t f : features) out += w_[slot(f, column)];
    return out;
  }

  /// One step against the gradient `by` of the loss in the score of that column.
  void step(const coref::Features& features, std::uint32_t column, float by) {
    for (const std::uint32_t f : features) {
      const std::size_t s = slot(f, column);
      const float g = by + shrink_ * w_[s];
      g_[s] += g * g;
      w_[s] -= rate_ * g / std::sqrt(g_[s]);
    }
  }

  /// Takes the weights as they are into the mean that `settle` makes.
  void remember() {
    mean_.resize(w_.size());
    ++remembered_;
    for (std::size_t i = 0; i < w_.size(); ++i) mean_[i] += w_[i];
  }
  void settle() {
    for (std::size_t i = 0; remembered_ > 0 && i < w_.size(); ++i) w_[i] = mean_[i] / static_cast<float>(remembered_);
  }

  [[nodiscard]] std::uint32_t bits() const { return bits_; }
  [[nodiscard]] std::uint32_t classes() const { return classes_; }
  [[nodiscard]] std::vector<std::int8_t> integers() const {
    std::vector<std::int8_t> out;
    for (const float w : w_)
      out.push_back(static_cast<std::int8_t>(std::lround(std::fmax(-127.F, std::fmin(127.F, w * coref::kUnit)))));
    return out;
  }

 private:
  [[nodiscard]] std::size_t slot(std::uint32_t f, std::uint32_t column) const {
    return std::size_t{f & ((1U << bits_) - 1)} * classes_ + column;
  }
  std::uint32_t bits_;
  std::uint32_t classes_;
  float rate_;
  float shrink_;
  std::vector<float> w_;
  std::vector<float> g_;
  std::vector<float> mean_;
  int remembered_ = 0;
};

}  // namespace whosays::train
