// Every set of kernels that this processor has, against scalar, bit for bit: random numbers, the ends of their ranges,
// widths that are no multiple of a vector, sentences of all lengths, and a guard behind each output.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "model/kernels.h"

namespace whosays::model {
namespace {

/// Numbers of one test; every fourth call gives only the two ends of the range.
class Source {
 public:
  template <class T>
  std::vector<T> numbers(std::size_t count, std::int64_t least, std::int64_t most) {
    std::uniform_int_distribution<std::int64_t> any(least, most);
    const bool ends = ++calls_ % 4 == 0;
    std::vector<T> out(count);
    for (T& x : out) x = static_cast<T>(!ends ? any(random_) : random_() % 2 == 0 ? least : most);
    return out;
  }
  std::vector<std::int8_t> activations(std::size_t count) { return numbers<std::int8_t>(count, -64, 63); }
  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  std::mt19937_64 random_{20261128};
  unsigned calls_ = 0;
};

/// Calls f(set, output) for every set and compares the outputs; a few more numbers than needed must stay as they are.
template <class T, class F>
void same_everywhere(std::size_t count, F&& f) {
  constexpr std::size_t kGuard = 80;
  std::vector<T> expected(count + kGuard, T{77});
  f(*available_kernels().front(), expected.data());
  for (const Kernels* set : available_kernels()) {
    std::vector<T> got(count + kGuard, T{77});
    f(*set, got.data());
    ASSERT_EQ(got, expected) << set->name;
    for (std::size_t i = count; i < got.size(); ++i)
      ASSERT_EQ(got[i], T{77}) << set->name << " writes behind its output";
  }
}

TEST(Kernels, DenseAndLogits) {
  Source source;
  const std::vector<std::pair<std::size_t, std::size_t>> shapes = {
      {384, 128}, {384, 192}, {256, 192}, {17, 192}, {50, 64}, {37, 192}, {1, 1},
      {3, 5},     {16, 4},    {33, 1024}, {15, 31},  {65, 66}, {100, 63}};
  for (const auto& [outputs, inputs] : shapes)
    for (const std::size_t words : {0U, 1U, 2U, 3U, 4U, 5U, 8U, 13U, 16U, 30U, 49U, 71U}) {
      const auto w = source.numbers<std::int8_t>(outputs * inputs, -128, 127);
      const auto m = source.numbers<std::int32_t>(outputs, 0, source.below(2) == 0 ? 0x7fffffff : 1 << 26);
      const auto o = source.numbers<std::int64_t>(outputs, -(std::int64_t{1} << 54), std::int64_t{1} << 54);
      const auto layer = Dense::pack("layer", outputs, inputs, w, m, o);
      ASSERT_TRUE(layer.ok());
      const auto x = source.activations(words * inputs);
      same_everywhere<std::int16_t>(words * outputs,
                                    [&](const Kernels& set, std::int16_t* out) { set.dense(*layer, x, out); });
      same_everywhere<std::int32_t>(words * outputs,
                                    [&](const Kernels& set, std::int32_t* out) { set.logits(*layer, x, out); });
    }
}

TEST(Kernels, Products) {
  Source source;
  for (const std::size_t width : {1U, 4U, 31U, 64U, 96U, 1024U})
    for (const std::size_t rows : {1U, 2U, 5U, 9U, 25U})
      for (const std::size_t columns : {1U, 15U, 16U, 17U, 26U}) {
        const auto a = source.activations(rows * width);
        const auto b = source.activations(columns * width);
        same_everywhere<std::int32_t>(rows * columns,
                                      [&](const Kernels& set, std::int32_t* out) { set.products(a, b, width, out); });
      }
}

TEST(Kernels, TanhOfEveryNumber) {
  std::vector<std::int16_t> all(65536);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::int16_t>(static_cast<int>(i) - 32768);
  same_everywhere<std::int8_t>(all.size(), [&](const Kernels& set, std::int8_t* out) { set.tanh(all, out); });
  for (const std::size_t length : {0U, 1U, 15U, 16U, 31U, 33U, 100U}) {
    const std::span<const std::int16_t> some = std::span(all).subspan(33000, length);
    same_everywhere<std::int8_t>(length, [&](const Kernels& set, std::int8_t* out) { set.tanh(some, out); });
  }
}

TEST(Kernels, TanhOfSums) {
  Source source;
  for (const std::size_t length : {0U, 1U, 15U, 64U, 77U, 1000U})
    for (int round = 0; round < 8; ++round) {
      const auto a = source.numbers<std::int16_t>(length, -32768, 32767);
      const auto b = source.numbers<std::int16_t>(length, -32768, 32767);
      same_everywhere<std::int8_t>(length, [&](const Kernels& set, std::int8_t* out) { set.tanh_of_sum(a, b, out); });
    }
}

TEST(Kernels, DenseBlocksAreThoseOfTheLayer) {
  Source source;
  for (const std::size_t outputs : {384U, 512U, 20U, 33U})
    for (const std::size_t words : {1U, 3U, 8U, 33U, 71U}) {
      const std::size_t inputs = 66;
      const auto layer = Dense::pack("layer", outputs, inputs, source.numbers<std::int8_t>(outputs * inputs, -128, 127),
                                     source.numbers<std::int32_t>(outputs, 0, 1 << 26),
                                     source.numbers<std::int64_t>(outputs, -(std::int64_t{1} << 40), 1 << 30));
      ASSERT_TRUE(layer.ok());
      const auto x = source.activations(words * inputs);
      std::vector<std::int16_t> all(words * outputs);
      available_kernels().front()->dense(*layer, x, all.data());
      for (const std::size_t first : {std::size_t{0}, layer->blocks() / 2, layer->blocks() - 1})
        for (const Kernels* set : available_kernels()) {
          const std::size_t width = 16 * (layer->blocks() - first);
          std::vector<std::int16_t> got(words * width + 80, 77);
          set->dense_blocks(*layer, x, first, layer->blocks(), got.data());
          for (std::size_t w = 0; w < words; ++w)
            for (std::size_t r = 16 * first; r < outputs; ++r)
              ASSERT_EQ(got[w * width + r - 16 * first], all[w * outputs + r]) << set->name;
          for (std::size_t i = words * width; i < got.size(); ++i) ASSERT_EQ(got[i], 77) << set->name;
        }
    }
}

TEST(Kernels, ScanOfEveryGateAndCandidate) {
  // Runs of two words with each pair of steps of 511 and 4,099.
  constexpr std::size_t kWidth = 32;
  for (int a = -32768; a <= 32767; a += 511)
    for (int b = -32768; b <= 32767; b += 4099) {
      std::vector<std::int16_t> gates;
      for (std::size_t k = 0; k < 4 * kWidth; ++k)
        gates.push_back(
            static_cast<std::int16_t>(k / kWidth % 2 == 0 ? std::min(a + static_cast<int>(k % 5), 32767) : b));
      same_everywhere<std::int8_t>(2 * kWidth, [&](const Kernels& set, std::int8_t* out) {
        std::array<std::int16_t, kWidth> state{};
        set.scan({gates.data(), 2 * kWidth, out, kWidth, 2}, kWidth, state.data());
      });
    }
}

TEST(Kernels, ScanOfRandomRuns) {
  Source source;
  for (const std::size_t width : {96U, 64U, 48U, 16U, 5U, 100U, 128U, 1U})
    for (const std::int64_t size : {32767, 6000, 1000})
      for (const std::size_t words : {0U, 1U, 7U, 200U}) {
        const auto gates = source.numbers<std::int16_t>(words * 2 * width, -size - 1, size);
        const auto state = source.numbers<std::int16_t>(width, -16383, 16383);
        const auto all = static_cast<std::ptrdiff_t>(words);
        const auto columns = static_cast<std::ptrdiff_t>(width);
        std::vector<std::int16_t> expected;
        for (const bool backward : {false, true})
          same_everywhere<std::int8_t>(words * width, [&](const Kernels& set, std::int8_t* out) {
            WordRun run{gates.data(), 2 * columns, out, columns, words};
            if (backward && words > 0)
              run = {gates.data() + (all - 1) * 2 * columns, -2 * columns, out + (all - 1) * columns, -columns, words};
            std::vector<std::int16_t> states = state;
            states.resize(width + 80, 77);
            set.scan(run, width, states.data());
            if (set.name == "scalar") expected = states;
            ASSERT_EQ(states, expected) << set.name;
          });
      }
}

TEST(Kernels, SumsOfRows) {
  Source source;
  for (const std::size_t width : {128U, 64U, 48U, 200U, 7U, 16U})
    for (const std::size_t each : {15U, 1U, 2U, 64U}) {
      constexpr std::size_t kRows = 50;
      const auto rows = source.numbers<std::int8_t>(kRows * width, -128, 127);
      const auto multipliers = source.numbers<std::int16_t>(kRows, -32768, 32767);
      auto chosen = source.numbers<std::uint32_t>(each * 9, 0, kRows - 1);
      for (std::uint32_t& row : chosen)
        if (source.below(5) == 0) row = kNoRow;
      const RowTable table{rows, multipliers, width};
      same_everywhere<std::int16_t>(
          9 * width, [&](const Kernels& set, std::int16_t* out) { set.sum_rows(table, chosen, each, out); });
    }
}

TEST(Kernels, AreChosenOnce) {
  EXPECT_EQ(&kernels(), &kernels());
  EXPECT_EQ(available_kernels().front()->name, "scalar");
}

}  // namespace
}  // namespace whosays::model
