// The gated linear recurrence with its gradient by hand.
//
//   z = sigmoid(a)   c = tanh(b)   h_t = h_{t-1} + z_t (c_t - h_{t-1})          (minGRU; QRNN's f-pooling)
//
// Input [N, 4H] = [a forward, b forward, a backward, b backward], output [N, 2H]; sentences lie one after another and
// each starts from zero. Plain loops over rows: libtorch's time goes into the matrix products before and after.
// Bradbury et al. 2017 (QRNN), Feng et al. 2024 (minGRU).
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <vector>

namespace whosays::train {

/// First words of the sentences, and the number of words at the end.
using Borders = std::vector<std::int64_t>;

torch::Tensor scan(const torch::Tensor& gates, const Borders& borders);

/// Rounds to multiples of 1/64 below 1 in the forward pass (the run time's 7-bit activations), the identity in the
/// backward.
torch::Tensor rounded_activation(const torch::Tensor& x);

/// Rounds a weight matrix to int8: one scale for each row, or one for all.
torch::Tensor rounded_weight(const torch::Tensor& w, bool each_row);

}  // namespace whosays::train
