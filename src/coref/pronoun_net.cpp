#include "coref/pronoun_net.h"

#include <array>

namespace whosays::coref {

float PronounNet::score(const Features& features, std::uint32_t /*column*/) const {
  static_assert(Features::kMost * 128 < 32768, "sums of rows are kept in 16 bits");
  std::array<std::int16_t, kUnits> sum{};
  const std::uint32_t mask = (1U << rows_.bits) - 1;
  for (const std::uint32_t f : features) {
    const std::int8_t* row = rows_.weights.data() + std::size_t{f & mask} * kUnits;
    for (std::uint32_t k = 0; k < kUnits; ++k) sum[k] = static_cast<std::int16_t>(sum[k] + row[k]);
  }
  std::int32_t out = 0;
  for (std::uint32_t k = 0; k < kUnits; ++k) out += sum[k] > 0 ? sum[k] * out_.weights[k] : 0;
  return static_cast<float>(out) / static_cast<float>(kUnit * kUnit);
}

}  // namespace whosays::coref
