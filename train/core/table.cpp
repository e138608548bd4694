// See table.h. A row number of kDropped adds nothing.
#include "table.h"

#include <cmath>

namespace whosays::train {
namespace {
constexpr std::uint32_t kDropped = 0xffffffffU;
}

EmbeddingTable::EmbeddingTable(std::int64_t rows, std::int64_t width, unsigned seed) {
  torch::manual_seed(seed);
  weight_ = torch::randn({rows, width}) * 0.05F;
  weight_.slice(0, encode::kUnknownRow, rows).zero_();
  first_ = torch::zeros({rows, width});
  second_ = torch::zeros({rows, width});
  place_.assign(static_cast<std::size_t>(rows), -1);
}

torch::Tensor EmbeddingTable::sums(const std::vector<encode::Rows>& words) const {
  const std::int64_t width = weight_.size(1);
  torch::Tensor out = torch::zeros({static_cast<std::int64_t>(words.size()), width});
  const float* w = weight_.data_ptr<float>();
  float* o = out.data_ptr<float>();
  for (std::size_t i = 0; i < words.size(); ++i)
    for (const std::uint32_t row : words[i]) {
      if (row == kDropped) continue;
      const float* from = w + static_cast<std::int64_t>(row) * width;
      float* to = o + static_cast<std::int64_t>(i) * width;
      for (std::int64_t k = 0; k < width; ++k) to[k] += from[k];
    }
  return out;
}

void EmbeddingTable::step(const std::vector<encode::Rows>& words, const torch::Tensor& gradient, float rate) {
  const std::int64_t width = weight_.size(1);
  const torch::Tensor g = gradient.contiguous();
  used_.clear();
  gathered_.clear();
  for (std::size_t i = 0; i < words.size(); ++i)
    for (const std::uint32_t row : words[i]) {
      if (row == kDropped) continue;
      if (place_[row] < 0) {
        place_[row] = static_cast<std::int32_t>(used_.size());
        used_.push_back(row);
        gathered_.resize(gathered_.size() + static_cast<std::size_t>(width), 0.0F);
      }
      float* to = gathered_.data() + static_cast<std::int64_t>(place_[row]) * width;
      const float* from = g.data_ptr<float>() + static_cast<std::int64_t>(i) * width;
      for (std::int64_t k = 0; k < width; ++k) to[k] += from[k];
    }
  for (std::size_t u = 0; u < used_.size(); ++u) {
    const std::int64_t at = static_cast<std::int64_t>(used_[u]) * width;
    float* w = weight_.data_ptr<float>() + at;
    float* m = first_.data_ptr<float>() + at;
    float* v = second_.data_ptr<float>() + at;
    const float* from = gathered_.data() + static_cast<std::int64_t>(u) * width;
    for (std::int64_t k = 0; k < width; ++k) {
      m[k] = 0.9F * m[k] + 0.1F * from[k];
      v[k] = 0.98F * v[k] + 0.02F * from[k] * from[k];
      w[k] -= rate * m[k] / (std::sqrt(v[k]) * 2.0F + 1e-7F);
    }
    place_[used_[u]] = -1;
  }
}

void EmbeddingTable::save(const std::string& path) const {
  torch::save(std::vector<torch::Tensor>{weight_, first_, second_}, path);
}

void EmbeddingTable::load(const std::string& path) {
  std::vector<torch::Tensor> all;
  torch::load(all, path);
  weight_ = all[0];
  first_ = all[1];
  second_ = all[2];
}

}  // namespace whosays::train
