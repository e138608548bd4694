#include "sentence_learner.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace whosays::train {
namespace {

constexpr float kRate = 0.15F;
constexpr float kDecay = 2e-6F;  ///< L2
constexpr float kSteps = 24;     ///< int8 steps a unit of log odds; weights are cut at +-5.3

}  // namespace

void Examples::add(const token::Features& features, bool yes) {
  for (std::uint32_t i = 0; i < features.count; ++i) slots_.push_back(token::Linear::slot(features.row[i], 32 - bits_));
  end_.push_back(slots_.size());
  yes_.push_back(yes ? 1 : 0);
}

Weights Learner::learn(const Examples& examples, int epochs) {
  const std::size_t size = std::size_t{1} << examples.bits_;
  std::vector<float> weight(size, 0);
  std::vector<float> squares(size, 1e-2F);
  std::vector<double> sum(size, 0);
  std::vector<std::uint32_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0U);
  std::mt19937 random(4);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (const std::uint32_t example : order) {
      const std::size_t begin = example == 0 ? 0 : examples.end_[example - 1];
      const std::size_t end = examples.end_[example];
      float score = 0;
      for (std::size_t i = begin; i < end; ++i) score += weight[examples.slots_[i]];
      const float error = 1.0F / (1.0F + std::exp(-score)) - static_cast<float>(examples.yes_[example]);
      if (std::abs(error) < 1e-3F) continue;
      for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t slot = examples.slots_[i];
        const float slope = error + kDecay * weight[slot];
        squares[slot] += slope * slope;
        weight[slot] -= kRate * slope / std::sqrt(squares[slot]);
      }
    }
    if (epoch * 2 >= epochs)
      for (std::size_t i = 0; i < size; ++i) sum[i] += weight[i];
  }
  Weights out;
  out.bits = examples.bits_;
  out.values.resize(size);
  const int averaged = epochs - (epochs + 1) / 2;
  for (std::size_t i = 0; i < size; ++i)
    out.values[i] = static_cast<std::int8_t>(std::clamp(std::lround(sum[i] / averaged * kSteps), -127L, 127L));
  return out;
}

}  // namespace whosays::train
