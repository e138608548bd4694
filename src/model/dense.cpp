// Arranges a layer's weights for the kernels; see kernels.h, Dense.
#include <fmt/format.h>

#include <cstdlib>
#include <numeric>

#include "model/kernel_sets.h"

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
  layer.weights_.assign((layer.blocks() * layer.quads() + kQuadsBehind) * 64, 0);
  layer.multipliers_.assign(layer.blocks() * 16, 0);
  layer.offsets_.assign(layer.blocks() * 16, 0);
  for (std::size_t b = 0; b < layer.blocks(); ++b)
    pack_products(weights, inputs, b * 16, layer.weights_.data() + b * layer.quads() * 64);
  for (std::size_t r = 0; r < outputs; ++r) {
    const auto row = weights.subspan(r * inputs, inputs);
    const std::int64_t sum = std::accumulate(row.begin(), row.end(), std::int64_t{0});
    constexpr std::int64_t kMostOffset = std::int64_t{1} << 55;  // with the products below 2^55: shifted, within int32
    if (multipliers[r] < 0 || offsets[r] <= -kMostOffset || offsets[r] >= kMostOffset)
      return wrong(fmt::format("multiplier or offset of output {} is beyond its limits", r));
    layer.multipliers_[r] = multipliers[r];
    layer.offsets_[offset_at(r)] = offsets[r] - kActivationOne * sum * multipliers[r];
  }
  return layer;
}

}  // namespace whosays::model
