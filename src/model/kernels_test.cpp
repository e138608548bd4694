// The arithmetic against the functions it stands for, and every set of kernels against scalar.
#include "model/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace whosays::model {
namespace {

TEST(Arithmetic, TanhAndSigmoidAreCloseEverywhere) {
  for (int i = -32768; i <= 32767; ++i) {
    const auto x = static_cast<std::int16_t>(i);
    const double real = i / 2048.0;
    EXPECT_NEAR(tanh_q14(x) / 16384.0, std::tanh(real), 7e-4) << i;
    EXPECT_NEAR(sigmoid_q15(x) / 32768.0, 1 / (1 + std::exp(-real)), 4e-4) << i;
    const int less = i == -32768 ? -32767 : i - 1;
    EXPECT_GE(tanh_q14(x) + 1, tanh_q14(static_cast<std::int16_t>(less)));
    EXPECT_LE(std::abs(tanh_q14(x)), 16383);
  }
}

TEST(Dense, RefusesWhatDoesNotFit) {
  const std::vector<std::int8_t> w(6, 1);
  const std::vector<std::int32_t> m(2, 1);
  const std::vector<std::int64_t> b(2, 0);
  EXPECT_TRUE(Dense::pack("ok", 2, 3, w, m, b).ok());
  EXPECT_EQ(Dense::pack("upos", 3, 3, w, m, b).error().message,
            "the layer upos cannot be used: weights, multipliers and offsets do not have its shape");
  EXPECT_FALSE(Dense::pack("long", 1, kMostColumns + 1, w, m, b).ok());
  EXPECT_FALSE(Dense::pack("low", 2, 3, w, std::vector<std::int32_t>(2, -1), b).ok());
}

TEST(Dense, ScalarIsTheFormula) {
  // 2 outputs, 3 inputs, weights' scales 0.5 and 0.25, biases 0.75 and -1.
  const std::vector<std::int8_t> w = {10, -20, 30, 127, -127, 1};
  const std::vector<std::int32_t> m = {static_cast<std::int32_t>(std::lround(0.5 / 64 * std::pow(2, 37))),
                                       static_cast<std::int32_t>(std::lround(0.25 / 64 * std::pow(2, 37)))};
  const std::vector<std::int64_t> b = {std::llround(0.75 * std::pow(2, 37)) + (1 << 25),
                                       std::llround(-1.0 * std::pow(2, 37)) + (1 << 25)};
  const auto layer = Dense::pack("x", 2, 3, w, m, b);
  ASSERT_TRUE(layer.ok());
  const std::vector<std::int8_t> x = {63, -64, 5, 0, 1, -1};
  std::vector<std::int32_t> out(4);
  available_kernels().front()->logits(*layer, x, out.data());
  const auto expected = [&](double scale, double bias, int acc) {
    return std::floor((acc * scale / 64 + bias) * 2048 + 0.5);
  };
  EXPECT_EQ(out[0], expected(0.5, 0.75, 630 + 1280 + 150));
  EXPECT_EQ(out[1], expected(0.25, -1, 127 * 63 + 127 * 64 + 5));
  EXPECT_EQ(out[2], expected(0.5, 0.75, -20 - 30));
  EXPECT_EQ(out[3], expected(0.25, -1, -127 - 1));
}

}  // namespace
}  // namespace whosays::model
