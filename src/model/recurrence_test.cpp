// Layers as they run, a few words at a time, against the whole of them by the formulas of arithmetic.h.
#include "model/recurrence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace whosays::model {
namespace {

template <class T>
std::vector<T> numbers(std::size_t count, std::int64_t least, std::int64_t most) {
  static std::mt19937_64 random(20261129);
  std::uniform_int_distribution<std::int64_t> any(least, most);
  std::vector<T> out(count);
  for (T& x : out) x = static_cast<T>(any(random));
  return out;
}

/// All gates at once, then word by word.
std::vector<std::int8_t> by_formula(const Dense& layer, std::span<const std::int8_t> x,
                                    std::span<const std::uint32_t> borders) {
  const std::size_t hidden = layer.outputs() / 4;
  std::vector<std::int16_t> gates(x.size() / layer.inputs() * layer.outputs());
  available_kernels().front()->dense(layer, x, gates.data());
  std::vector<std::int8_t> out(gates.size() / 2);
  for (std::size_t s = 0; s + 1 < borders.size(); ++s)
    for (const bool backward : {false, true})
      for (std::size_t k = 0; k < hidden; ++k) {
        std::int32_t state = 0;
        for (std::size_t i = borders[s]; i < borders[s + 1]; ++i) {
          const std::size_t word = backward ? borders[s] + borders[s + 1] - 1 - i : i;
          const std::int16_t* gate = gates.data() + (word * 4 + (backward ? 2 : 0)) * hidden + k;
          state = next_state(state, sigmoid_q15(gate[0]), tanh_q14(gate[hidden]));
          out[(word * 2 + (backward ? 1 : 0)) * hidden + k] = activation_of(state);
        }
      }
  return out;
}

TEST(Recurrence, IsThatOfTheWholeBatch) {
  const std::vector<std::vector<std::uint32_t>> batches = {
      {0}, {0, 0}, {0, 1}, {0, 31, 32, 33}, {0, 64}, {0, 65}, {0, 200}, {0, 3, 3, 40, 41, 100, 164, 170}};
  for (const std::size_t hidden : {1U, 5U, 8U, 12U, 32U, 36U, 96U, 128U, 512U})
    for (const std::vector<std::uint32_t>& borders : batches) {
      const std::size_t inputs = 40;
      // Gates of all sizes: the multipliers are such that sums reach some thousand steps.
      const auto layer = Dense::pack("layer", 4 * hidden, inputs, numbers<std::int8_t>(4 * hidden * inputs, -127, 127),
                                     numbers<std::int32_t>(4 * hidden, 1 << 18, 1 << 24),
                                     numbers<std::int64_t>(4 * hidden, -(1 << 30), 1 << 30));
      ASSERT_TRUE(layer.ok());
      const auto x = numbers<std::int8_t>(borders.back() * inputs, -64, 63);
      const std::vector<std::int8_t> expected = by_formula(*layer, x, borders);
      for (const Kernels* set : available_kernels()) {
        std::vector<std::int8_t> got(expected.size() + 80, 77);
        recurrent(*set, *layer, x, borders, got.data());
        ASSERT_TRUE(std::equal(expected.begin(), expected.end(), got.begin())) << set->name << ", " << hidden;
        ASSERT_TRUE(std::all_of(got.begin() + static_cast<std::ptrdiff_t>(expected.size()), got.end(),
                                [](std::int8_t g) { return g == 77; }));
      }
    }
}

}  // namespace
}  // namespace whosays::model
