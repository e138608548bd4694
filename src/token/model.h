// The two learned decisions of this folder: a linear model over hashed features, int8 weights, integer sums.
//
// File (little-endian): "WSENT001", then for joints and for boundaries: u32 bits, s32 threshold, 2^bits s8 weights. A
// decision is yes when the sum of its features' weights is above the threshold. Made by train/sentences; embedded.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"

namespace whosays::token {

/// Features of one decision, hashed, 32 bits each.
struct Features {
  static constexpr std::uint32_t kMost = 64;
  std::array<std::uint32_t, kMost> row;
  std::uint32_t count = 0;
  void add(std::uint32_t feature) { row[count++] = feature; }
};

/// Weights over bytes that outlive it.
class Linear {
 public:
  Linear() = default;
  Linear(std::span<const std::int8_t> weights, std::uint32_t bits, std::int32_t threshold)
      : weights_(weights), shift_(32 - bits), threshold_(threshold) {}

  /// Above zero: yes. Requires weights.
  [[nodiscard]] std::int32_t score(const Features& features) const {
    std::int32_t sum = -threshold_;
    for (std::uint32_t i = 0; i < features.count; ++i) sum += weights_[slot(features.row[i], shift_)];
    return sum;
  }

  /// Where a feature's weight stands among 2^(32 - shift).
  static std::uint32_t slot(std::uint32_t feature, std::uint32_t shift) { return (feature * 0x85EBCA6BU) >> shift; }

 private:
  std::span<const std::int8_t> weights_;
  std::uint32_t shift_ = 31;
  std::int32_t threshold_ = 0;
};

struct Model {
  Linear joints;
  Linear boundaries;
};

/// Views into `bytes`. The error says which part is missing.
Result<Model> open_model(std::string_view bytes);

/// The model that is part of the program (models/sentences.bin).
const Model& embedded_model();

}  // namespace whosays::token
