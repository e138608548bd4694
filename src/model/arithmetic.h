// The arithmetic of the nets, defined once: integers only, every rounding named, nothing left to the processor.
//
//   activation      int8, steps of 1/64, always in [-64, 63] (so that u8 * s8 pairs fit 16 bits once 64 is added)
//   weight          int8, value = q * scale, one scale a row or one for a matrix
//   pre-activation  int16, steps of 2^-11 (range +-16), saturating; logits: int32, the same steps
//   dense           acc = sum of weight * activation, exact in int32 (kMostColumns sees to it)
//                   pre = (acc * multiplier + offset) >> 26 in int64, arithmetic shift: rounds half up, since
//                   offset = round(bias * 2^37) + 2^25 and multiplier = round(scale / 64 * 2^37)
//   rows            pre = (sum of q * row multiplier + 16) >> 5, multiplier = round(scale * 2^16) in int16
//   tanh, sigmoid   16 parabolas for both, within 7e-4 of the functions; rising but for the last bit
//   state           Q14; gate Q15; h += (gate * (c - h) + 2^14) >> 15: rounds half up, stays within +-16383
//   out             int8 = min(63, (Q14 + 128) >> 8)
//
// Vector kernels do the same sums in another order, which integers do not notice. Right shifts of negative numbers are
// arithmetic (C++20).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace whosays::model {

inline constexpr int kActivationOne = 64;           ///< the activation 1.0, which itself does not occur: the most is 63
inline constexpr int kPreactivationBits = 11;       ///< a pre-activation of 1.0 is 2^11
inline constexpr int kMultiplierBits = 26;          ///< see `dense` above
inline constexpr int kRowBits = 5;                  ///< see `rows` above
inline constexpr std::size_t kMostColumns = 1024;   ///< of a dense layer: |acc| < 2^24
inline constexpr std::size_t kMostRowsSummed = 64;  ///< of a sum of table rows

constexpr std::int16_t saturated16(std::int64_t x) {
  return static_cast<std::int16_t>(std::clamp<std::int64_t>(x, -32768, 32767));
}

/// (a * b + 2^14) >> 15, what pmulhrsw does.
constexpr std::int32_t rounded_product(std::int32_t a, std::int32_t b) { return (a * b + 16384) >> 15; }

/// tanh(u / 2^12) in Q14 for u in [0, 2^14): 16 pieces of 1024, each c0 + t (c1 + t c2) with t from -1/2 to 1/2 in Q15.
/// docs/model-format.md has the program that made the numbers.
struct Parabolas {
  std::array<std::int16_t, 16> c0, c1, c2;
};
inline constexpr Parabolas kTanh = {
    {2037, 5871, 9087, 11533, 13260, 14415, 15161, 15631, 15923, 16103, 16213, 16280, 16321, 16346, 16361, 16370},
    {4013, 3559, 2835, 2072, 1420, 932, 594, 371, 229, 141, 86, 52, 32, 19, 12, 7},
    {-123, -316, -391, -363, -286, -204, -137, -88, -55, -34, -21, -13, -8, -5, -3, -2}};

/// Requires 0 <= u < 2^14.
constexpr std::int32_t tanh_piece(std::int32_t u) {
  const auto i = static_cast<std::size_t>(u >> 10);
  const std::int32_t t = ((u & 1023) << 5) - 16384;
  return rounded_product(rounded_product(kTanh.c2[i], t) + kTanh.c1[i], t) + kTanh.c0[i];
}

/// tanh of a pre-activation in Q14, within +-16383; flat beyond +-4.
constexpr std::int32_t tanh_q14(std::int16_t x) {
  const std::int32_t y = tanh_piece(2 * std::min(x < 0 ? -std::int32_t{x} : std::int32_t{x}, 8191));
  return x > 0 ? y : x < 0 ? -y : 0;
}

/// Sigmoid of a pre-activation in Q15, from 11 to 32757: 1/2 + tanh(x / 2) / 2; flat beyond +-8.
constexpr std::int32_t sigmoid_q15(std::int16_t x) {
  const std::int32_t y = tanh_piece(std::min(x < 0 ? -std::int32_t{x} : std::int32_t{x}, 16383));
  return 16384 + (x > 0 ? y : x < 0 ? -y : 0);
}

/// A Q14 value as an activation.
constexpr std::int8_t activation_of(std::int32_t q14) {
  return static_cast<std::int8_t>(std::min(63, (q14 + 128) >> 8));
}

/// One step of the recurrence: the state moves towards the candidate by the gate.
constexpr std::int32_t next_state(std::int32_t state, std::int32_t gate_q15, std::int32_t candidate) {
  return state + rounded_product(gate_q15, candidate - state);
}

}  // namespace whosays::model
