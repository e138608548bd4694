// See average.h.
#include "average.h"

#include <algorithm>

namespace whosays::train {

std::vector<torch::Tensor> RunningMean::weights() const {
  std::vector<torch::Tensor> out;
  for (const torch::Tensor& p : session_.net->parameters()) out.push_back(p.data());
  out.push_back(session_.table->weight());
  return out;
}

void RunningMean::update(float part) {
  torch::NoGradGuard guard;
  const std::vector<torch::Tensor> now = weights();
  if (!begun()) {
    for (const torch::Tensor& w : now) mean_.push_back(w.clone());
    return;
  }
  for (std::size_t i = 0; i < now.size(); ++i) mean_[i].lerp_(now[i], part);
}

void RunningMean::swap() {
  torch::NoGradGuard guard;
  const std::vector<torch::Tensor> now = weights();
  for (std::size_t i = 0; i < now.size(); ++i)
    std::swap_ranges(now[i].data_ptr<float>(), now[i].data_ptr<float>() + now[i].numel(), mean_[i].data_ptr<float>());
}

}  // namespace whosays::train
