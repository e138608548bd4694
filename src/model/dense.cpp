// Arranges a layer's weights for the kernels; see kernels.h, Dense.
#include <fmt/format.h>

#include <cstdlib>

#include "model/kernels.h"

namespace whosays::model {

Result<Dense> Dense::pack(std::string_view what, std::size_t outputs, std::size_t inputs,
                          std::span<const std::int8_t> weights, std::span<const std::int32_t> multipliers,
                          std::span<const std::int64_t> offsets) {
  const auto wrong = [&](std::string_view reason) {
    return Error{ErrorKind::corrupt, fmt::format("the layer {} cannot be used: {}", what, reason)};
  };
  if (outputs == 0 || inputs == 0 || inputs > kMostColumns)
    return wrong(
        fmt::format("{} outputs of {} inputs, and there must be 1 to {} inputs", outputs, inputs, kMostColumns));
  if (weights.size() != outputs * inputs || multipliers.size() != outputs || offsets.size() != outputs)
    return wrong("weights, multipliers and offsets do not have its shape");
  Dense layer;
  layer.outputs_ = outputs;
  layer.inputs_ = inputs;
  layer.weights_.assign(layer.blocks() * layer.quads() * 64, 0);
  layer.multipliers_.assign(layer.blocks() * 16, 0);
  layer.offsets_.assign(layer.blocks() * 16, 0);
  for (std::size_t r = 0; r < outputs; ++r) {
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < inputs; ++k) {
      const std::int8_t w = weights[r * inputs + k];
      sum += w;
      layer.weights_[((r / 16) * layer.quads() + k / 4) * 64 + (r % 16) * 4 + k % 4] = w;
    }
    constexpr std::int64_t kMostOffset = std::int64_t{1} << 55;  // with the products below 2^55: shifted, within int32
    if (multipliers[r] < 0 || offsets[r] <= -kMostOffset || offsets[r] >= kMostOffset)
      return wrong(fmt::format("multiplier or offset of output {} is beyond its limits", r));
    layer.multipliers_[r] = multipliers[r];
    layer.offsets_[offset_at(r)] = offsets[r] - kActivationOne * sum * multipliers[r];
  }
  return layer;
}

}  // namespace whosays::model
