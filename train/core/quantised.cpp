#include "quantised.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace whosays::train {

void add_quantised(model::Writer& to, const std::string& name, const torch::Tensor& rows) {
  const torch::Tensor all = rows.detach().contiguous();
  const auto n = static_cast<std::size_t>(all.size(0));
  const auto width = static_cast<std::size_t>(all.size(1));
  std::vector<std::int8_t> q(n * width);
  std::vector<std::int16_t> multipliers(n);
  const float* from = all.data_ptr<float>();
  for (std::size_t i = 0; i < n; ++i) {
    float top = 0;
    for (std::size_t k = 0; k < width; ++k) top = std::max(top, std::abs(from[i * width + k]));
    multipliers[i] = static_cast<std::int16_t>(std::min(32767L, std::lround(std::ceil(top / 127 * 65536))));
    const float scale = static_cast<float>(multipliers[i]) / 65536;
    for (std::size_t k = 0; k < width && scale > 0; ++k)
      q[i * width + k] = static_cast<std::int8_t>(std::clamp(std::lround(from[i * width + k] / scale), -127L, 127L));
  }
  to.add<std::int8_t>(name, static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(width), q);
  to.add<std::int16_t>(name + ".multipliers", static_cast<std::uint32_t>(n), 1, multipliers);
}

}  // namespace whosays::train
