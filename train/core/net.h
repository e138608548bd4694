// The net: sums of rows -> activation -> layers of the gated recurrence -> heads. Float, with an option that rounds as
// the run time does (for the last part of training).
#pragma once

#include <torch/torch.h>

#include "scan.h"

namespace whosays::train {

struct Shape {
  std::int64_t width = 128;  ///< of the input
  std::int64_t hidden = 96;  ///< of each direction
  std::int64_t layers = 3;
  std::int64_t arc = 64;
  std::int64_t relation = 64;
  std::int64_t upos = 0;
  std::int64_t xpos = 0;
  std::int64_t relations = 0;
  std::int64_t names = 0;
};

/// Buckets of a head's distance: 0 the root, then -kFar..-1, 1..kFar.
inline constexpr std::int64_t kFar = 16;
inline constexpr std::int64_t kDistances = 2 * kFar + 1;
std::int64_t distance_bucket(std::int64_t word, std::int64_t head);

struct NetImpl : torch::nn::Module {
  explicit NetImpl(const Shape& shape);
  /// Sums of rows [N, width] -> [N, 2 * hidden].
  torch::Tensor encode(const torch::Tensor& sums, const Borders& borders);
  torch::Tensor linear(torch::nn::Linear& layer, const torch::Tensor& x, bool each_row) const;

  Shape shape;
  bool rounding = false;
  float dropout = 0.3F;
  torch::Tensor projection;  ///< [100, width], of GloVe
  std::vector<torch::nn::Linear> layers;
  torch::nn::Linear upos{nullptr}, xpos{nullptr}, names{nullptr}, mlp{nullptr}, relation{nullptr};
  torch::Tensor root;       ///< [arc + relation], before its activation
  torch::Tensor distance;   ///< [kDistances]
  torch::Tensor arc_scale;  ///< []
};
TORCH_MODULE(Net);

/// What the heads need of a batch for trees, padded to the longest sentence.
struct TreeBatch {
  torch::Tensor place;   ///< [B, L] row of each word, 0 where there is none
  torch::Tensor valid;   ///< [B, L] bool
  torch::Tensor bucket;  ///< [L, L + 1] distance buckets, column 0 the root
  torch::Tensor head;    ///< [B, L] gold, -1 where there is none
};

/// Arc scores [B, L, L + 1] and the relation side of each word [N, 2 * relation] (dependent, head; before adding).
struct TreeScores {
  torch::Tensor arcs;
  torch::Tensor dependent;
  torch::Tensor as_head;  ///< [N + 1, relation]; the last row is the root
};
TreeScores tree_scores(NetImpl& net, const torch::Tensor& hidden, const TreeBatch& batch);
/// Relation scores of words with the given head rows ([N], N is the root).
torch::Tensor relation_scores(NetImpl& net, const TreeScores& scores, const torch::Tensor& head_rows);

}  // namespace whosays::train
