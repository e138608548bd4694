// The net of statement extraction, as it is trained.
//
//   core's states, word's vector (frozen)  |  activation(sum of own table rows)  -> layers of the gated recurrence over
//   the whole article
//     -> scores of 13 labels a word, linear-chain                  -> spans
//     -> states at both ends of two spans + rows of the pair, activation -> a score: does this belong to that cue?
//
// Arithmetic as in train/core: with `rounding` weights and activations are what int8 will make of them.
#pragma once

#include <torch/torch.h>

#include <string>
#include <vector>

#include "crf.h"
#include "quote/label_features.h"
#include "quote/link_features.h"
#include "scan.h"

namespace whosays::statements {

/// What the links' last layer is multiplied by, so that its weights stay small.
inline constexpr float kLinkScale = 4;

/// Annotators whose habits are learned apart; everything else has one row more.
inline constexpr std::int64_t kOthers = 6;

struct LabellerShape {
  std::int64_t tables = 64;   ///< width of the own tables' sum
  std::int64_t hidden = 128;  ///< of each direction
  std::int64_t layers = 2;
  std::int64_t link = 64;
  std::int64_t inputs = 0;  ///< numbers of a word that are given: the core's states and the word's vector
};

struct LabellerImpl : torch::nn::Module {
  explicit LabellerImpl(const LabellerShape& shape);

  /// `given` [N, inputs], `rows` [N, kLabelFeatures] int64, `keep` the same as float weights -> states [N, 2 * hidden].
  torch::Tensor encode(const torch::Tensor& given, const torch::Tensor& rows, const torch::Tensor& keep,
                       const train::Borders& borders);
  torch::Tensor label_scores(const torch::Tensor& states);
  /// What is added to every word's scores for an annotator (kOthers: nobody known), [kLabels]. Those of the annotators
  /// sum to nothing, so that the scores without it are those of their mean.
  [[nodiscard]] torch::Tensor habit(std::int64_t annotator) const;
  /// A score for each pair; numbers of words are rows of `states`, -1 for "none".
  struct Pairs {
    std::vector<std::int64_t> cue_first, cue_last, span_first, span_last;
    std::vector<std::int64_t> role;  ///< 0 source, 1 content
    std::vector<std::int64_t> rows;  ///< kLinkFeatures a pair
  };
  torch::Tensor link_scores(const torch::Tensor& states, const Pairs& pairs);

  torch::Tensor linear(torch::nn::Linear& layer, const torch::Tensor& x) const;
  torch::Tensor activation(const torch::Tensor& x) const { return rounding ? train::rounded_activation(x) : x; }
  /// Gates are flat beyond +-8 at run time (src/model/arithmetic.h): one that is shut for good leaks a third in 1,000
  /// words, and a net that was never told builds on it.
  [[nodiscard]] torch::Tensor flattened(const torch::Tensor& gates) const {
    return rounding ? gates.clamp(-8, 8) : gates;
  }
  [[nodiscard]] torch::Tensor dropped(const torch::Tensor& x, float rate) const {
    return is_training() && rate > 0 ? torch::dropout(x, rate, true) : x;
  }
  [[nodiscard]] torch::Tensor table(const torch::Tensor& weight) const;

  LabellerShape shape;
  bool rounding = false;
  float dropout = 0.3F;
  torch::Tensor rows, transitions, link_rows, link_out, link_bias;
  torch::Tensor habits;  ///< [kOthers + 1, kLabels]
  std::vector<torch::nn::Linear> layers;
  torch::nn::Linear labels{nullptr}, cue{nullptr}, other{nullptr};
};
TORCH_MODULE(Labeller);

/// Takes from a checkpoint what has the same name and shape, and of the first layer the weights of all but the core's
/// states, where only these differ: a net for another core begins from what the old one learned. Says what it left.
void take_over(LabellerImpl& net, const std::string& path);

}  // namespace whosays::statements
