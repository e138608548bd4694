// The linear-chain model over labels: loss with its gradient by hand, and marginals.
//
// Transitions depend on the border behind a word (quote/labels.h). Forward and backward run on exponentials that are
// made once a batch, each word's vector normalised, so that a word costs 2 * 13 * 13 products and no exponential.
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <vector>

namespace whosays::statements {

/// One article in a batch.
struct Chain {
  std::int64_t first = 0;
  std::int64_t end = 0;
  const std::uint8_t* labels = nullptr;
  const std::uint8_t* borders = nullptr;
  float weight = 1;
  /// What a teacher says of each word, kLabels a word, each word's sum 1: instead of the path's labels. Transitions
  /// learn nothing of such a chain: a path that is surer than the shares would drive them beyond all bounds. Null: the
  /// path alone.
  const float* shares = nullptr;
};

/// Sum over chains of weight * (log of the mass of all paths - score of the gold one, or
/// of what the shares expect at each word).
/// scores [N, kLabels], transitions [kBorders, kLabels, kLabels].
torch::Tensor crf_loss(const torch::Tensor& scores, const torch::Tensor& transitions, const std::vector<Chain>& chains);

}  // namespace whosays::statements
