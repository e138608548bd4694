// The embedding table and its optimiser.
//
// One matrix for all feature tables; a word is the sum of its rows plus its GloVe vector times a trained projection.
// The sums are made here by hand and given to autograd as a leaf, whose gradient comes back and is spread over the rows
// that were used; only these are moved (Adam whose moments rest while a row is not used).
#pragma once

#include <torch/torch.h>

#include <random>
#include <string>
#include <vector>

#include "encode/features.h"

namespace whosays::train {

class EmbeddingTable {
 public:
  EmbeddingTable(std::int64_t rows, std::int64_t width, unsigned seed);
  /// Sums of rows [N, width]; with `random`, features are dropped at `rate` (each for itself).
  torch::Tensor sums(const std::vector<encode::Rows>& words) const;
  /// Spreads the gradient of `sums` over the rows and moves them.
  void step(const std::vector<encode::Rows>& words, const torch::Tensor& gradient, float rate);
  torch::Tensor& weight() { return weight_; }
  torch::Tensor& second() { return second_; }  ///< zero for rows that were never used
  void save(const std::string& path) const;
  void load(const std::string& path);

 private:
  torch::Tensor weight_, first_, second_;
  std::vector<float> gathered_;
  std::vector<std::int32_t> place_;
  std::vector<std::uint32_t> used_;
};

}  // namespace whosays::train
