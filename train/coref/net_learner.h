// The net for "he" and "she" while it is learned: floats, own gradients, AdaGrad; and the integers that it becomes.
//
// Choices are collected with the net as it is, so that what is known of each candidate is what the net's own decisions
// have made of it; then a new net is learned from them; and so again a few times.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <vector>

#include "coref/pronoun_net.h"
#include "tasks.h"

namespace whosays::train {

/// One pronoun: the features of each candidate, "nobody" last.
struct NetChoice {
  std::vector<std::vector<std::uint32_t>> features;
  std::vector<bool> right;
  float weight = 1;
};

/// Chosen on GAP's validation and on the odd rows of its development data, with the even ones to learn from.
struct NetSettings {
  std::uint32_t bits = 14;  ///< of the hashed features
  int rounds = 3;           ///< of collecting choices and learning from them
  int epochs = 16;
  float rate = 0.03F;
  float shrink = 1e-5F;
  float unit_dropout = 0.35F;
  float feature_dropout = 0.2F;
  float gap_weight = 3;
  float litbank_weight = 0.5F;
  unsigned seed = 1;
};

class NetLearner : public coref::Scorer {
 public:
  explicit NetLearner(const NetSettings& settings);
  [[nodiscard]] float score(const coref::Features& features, std::uint32_t column) const override;
  void learn(std::vector<NetChoice>& choices);
  [[nodiscard]] std::vector<std::int8_t> rows() const;
  [[nodiscard]] std::vector<std::int8_t> out() const;
  [[nodiscard]] std::uint32_t bits() const { return s_.bits; }

 private:
  struct Forward;
  float step(const NetChoice& choice);
  void forward(Forward& f) const;
  void backward(const Forward& f, float by, const std::array<float, coref::kUnits>& mask);
  void remember();

  NetSettings s_;
  std::mt19937 random_;
  std::vector<float> rows_, rows_g_, rows_mean_;
  std::vector<float> out_, out_g_, out_mean_;
  int remembered_ = 0;
};

NetLearner learn_net(const std::vector<Example>& gum, const std::vector<Example>& gap,
                     const std::vector<Example>& litbank, const coref::Scorer& links, const NetSettings& settings);

}  // namespace whosays::train
