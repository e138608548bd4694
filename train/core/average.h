// The running mean of all weights: what is kept of a training run, since single states jump about their mean.
#pragma once

#include <torch/torch.h>

#include <vector>

#include "session.h"

namespace whosays::train {

class RunningMean {
 public:
  explicit RunningMean(Session& session) : session_(session) {}
  /// Moves the mean towards the present weights; the first call copies them.
  void update(float part);
  [[nodiscard]] bool begun() const { return !mean_.empty(); }
  /// Puts the mean in the place of the weights, or back; the weights are kept meanwhile.
  void swap();

  /// The mean as it is kept, in the order of weights(); empty before it has begun.
  [[nodiscard]] const std::vector<torch::Tensor>& values() const { return mean_; }
  void take(std::vector<torch::Tensor> values) { mean_ = std::move(values); }

 private:
  std::vector<torch::Tensor> weights() const;
  Session& session_;
  std::vector<torch::Tensor> mean_;
};

}  // namespace whosays::train
