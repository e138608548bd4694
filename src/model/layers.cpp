// The fixed-point constants of arithmetic.h, `dense`: products of powers of two, so that they are the same wherever
// they are computed.
#include "model/layers.h"

#include <fmt/format.h>

#include <cmath>

namespace whosays::model {
namespace {

constexpr double kOffsetOne = static_cast<double>(std::int64_t{1} << (kPreactivationBits + kMultiplierBits));
constexpr double kLargestBias = 1024;

}  // namespace

Result<Dense> dense_of(const Model& model, std::string_view name, std::uint32_t outputs, std::uint32_t inputs) {
  TRY(const auto weights, model.values<std::int8_t>(fmt::format("{}.weights", name), outputs, inputs));
  TRY(const auto multipliers, model.values<std::int32_t>(fmt::format("{}.multipliers", name), outputs, 1));
  TRY(const auto bias, model.values<float>(fmt::format("{}.bias", name), outputs, 1));
  std::vector<std::int64_t> offsets;
  offsets.reserve(bias.size());
  for (const float b : bias) {
    if (!(std::abs(b) < kLargestBias))
      return Error{ErrorKind::input,
                   fmt::format("{}.bias has a value of {}, beyond what the arithmetic holds", name, b)};
    offsets.push_back(std::llround(static_cast<double>(b) * kOffsetOne) + (std::int64_t{1} << (kMultiplierBits - 1)));
  }
  return Dense::pack(name, outputs, inputs, weights, multipliers, offsets);
}

void add_dense(Writer& writer, std::string_view name, std::span<const float> weights, std::span<const float> bias) {
  const std::size_t outputs = bias.size();
  const std::size_t inputs = weights.size() / outputs;
  std::vector<std::int8_t> rounded(weights.size());
  std::vector<std::int32_t> multipliers;
  for (std::size_t o = 0; o < outputs; ++o) {
    const auto row = weights.subspan(o * inputs, inputs);
    double most = 1e-6;
    for (const float w : row) most = std::max(most, static_cast<double>(std::abs(w)));
    const double scale = most / 127;
    for (std::size_t i = 0; i < inputs; ++i)
      rounded[o * inputs + i] = static_cast<std::int8_t>(std::lround(static_cast<double>(row[i]) / scale));
    multipliers.push_back(static_cast<std::int32_t>(std::llround(scale / kActivationOne * kOffsetOne)));
  }
  const auto rows = static_cast<std::uint32_t>(outputs);
  writer.add<std::int8_t>(fmt::format("{}.weights", name), rows, static_cast<std::uint32_t>(inputs), rounded);
  writer.add<std::int32_t>(fmt::format("{}.multipliers", name), rows, 1, multipliers);
  writer.add<float>(fmt::format("{}.bias", name), rows, 1, bias);
}

}  // namespace whosays::model
