#include "fit.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

namespace whosays::claims {
namespace {

using story::ClaimModel;
using story::kPairClasses;
using story::kPairTraits;
using story::kStances;

/// Adam for a row of numbers.
class Adam {
 public:
  explicit Adam(std::size_t n) : m_(n), v_(n) {}
  void step(float* weights, const float* gradient, double rate, double decay) {
    ++t_;
    const double first = 1 - std::pow(0.9, t_);
    const double second = 1 - std::pow(0.999, t_);
    for (std::size_t i = 0; i < m_.size(); ++i) {
      const double g = gradient[i] + decay * weights[i];
      m_[i] = 0.9 * m_[i] + 0.1 * g;
      v_[i] = 0.999 * v_[i] + 0.001 * g * g;
      weights[i] -= static_cast<float>(rate * (m_[i] / first) / (std::sqrt(v_[i] / second) + 1e-8));
    }
  }

 private:
  std::vector<double> m_, v_;
  int t_ = 0;
};

std::vector<float> input_of(const ClaimModel& model, const story::PairTraits& traits) {
  std::vector<float> out(kPairTraits);
  for (std::size_t i = 0; i < kPairTraits; ++i) out[i] = (traits[i] - model.mean[i]) * model.scale[i];
  return out;
}

void set_scale(const std::vector<PairRow>& rows, ClaimModel& model) {
  for (std::size_t i = 0; i < kPairTraits; ++i) {
    double sum = 0;
    double squares = 0;
    for (const PairRow& row : rows) {
      sum += row.traits[i];
      squares += double{row.traits[i]} * row.traits[i];
    }
    const double mean = sum / static_cast<double>(rows.size());
    const double variance = squares / static_cast<double>(rows.size()) - mean * mean;
    model.mean[i] = static_cast<float>(mean);
    model.scale[i] = static_cast<float>(1 / std::sqrt(std::max(variance, 0.01)));
  }
}

/// Weights in one row: hidden, its bias, out, its bias.
struct Net {
  static constexpr std::size_t kH = ClaimModel::kHidden;
  static constexpr std::size_t kBias = kH * kPairTraits;
  static constexpr std::size_t kOut = kBias + kH;
  static constexpr std::size_t kOutBias = kOut + kPairClasses * kH;
  static constexpr std::size_t kAll = kOutBias + kPairClasses;
  std::vector<float> w = std::vector<float>(kAll);
};

void add_gradient(const Net& net, const std::vector<float>& in, const PairRow& row, std::vector<float>& gradient) {
  std::array<double, Net::kH> hidden{};
  std::array<double, kPairClasses> scores{};
  for (std::size_t c = 0; c < kPairClasses; ++c) scores[c] = net.w[Net::kOutBias + c];
  for (std::size_t h = 0; h < Net::kH; ++h) {
    double sum = net.w[Net::kBias + h];
    for (std::size_t i = 0; i < kPairTraits; ++i) sum += double{net.w[h * kPairTraits + i]} * in[i];
    hidden[h] = std::max(sum, 0.0);
    for (std::size_t c = 0; c < kPairClasses; ++c) scores[c] += net.w[Net::kOut + c * Net::kH + h] * hidden[h];
  }
  const double most = *std::max_element(scores.begin(), scores.end());
  double all = 0;
  for (double& score : scores) all += score = std::exp(score - most);
  std::array<double, Net::kH> back{};
  for (std::size_t c = 0; c < kPairClasses; ++c) {
    const double error = row.weight * (scores[c] / all - (c == static_cast<std::size_t>(row.kind) ? 1 : 0));
    gradient[Net::kOutBias + c] += static_cast<float>(error);
    for (std::size_t h = 0; h < Net::kH; ++h) {
      gradient[Net::kOut + c * Net::kH + h] += static_cast<float>(error * hidden[h]);
      back[h] += error * net.w[Net::kOut + c * Net::kH + h];
    }
  }
  for (std::size_t h = 0; h < Net::kH; ++h) {
    if (hidden[h] <= 0) continue;
    gradient[Net::kBias + h] += static_cast<float>(back[h]);
    for (std::size_t i = 0; i < kPairTraits; ++i) gradient[h * kPairTraits + i] += static_cast<float>(back[h] * in[i]);
  }
}

void keep(const Net& net, ClaimModel& model) {
  for (std::size_t h = 0; h < Net::kH; ++h) {
    for (std::size_t i = 0; i < kPairTraits; ++i) model.hidden[h][i] = net.w[h * kPairTraits + i];
    model.hidden_bias[h] = net.w[Net::kBias + h];
    for (std::size_t c = 0; c < kPairClasses; ++c) model.out[c][h] = net.w[Net::kOut + c * Net::kH + h];
  }
  for (std::size_t c = 0; c < kPairClasses; ++c) model.out_bias[c] = net.w[Net::kOutBias + c];
}

}  // namespace

void fit_pairs(const std::vector<PairRow>& rows, std::uint64_t seed, ClaimModel& model) {
  constexpr std::size_t kBatch = 64;
  constexpr int kRounds = 25;
  set_scale(rows, model);
  std::mt19937_64 random(seed);
  std::normal_distribution<float> start(0, 0.15F);
  Net net;
  for (std::size_t i = 0; i < Net::kOutBias; ++i)
    if (i < Net::kBias || i >= Net::kOut) net.w[i] = start(random);
  std::vector<std::vector<float>> inputs;
  for (const PairRow& row : rows) inputs.push_back(input_of(model, row.traits));
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Adam adam(Net::kAll);
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    const double rate = 0.004 * (1 - static_cast<double>(round) / kRounds) + 0.0002;
    for (std::size_t begin = 0; begin < order.size(); begin += kBatch) {
      const std::size_t end = std::min(order.size(), begin + kBatch);
      std::vector<float> gradient(Net::kAll);
      for (std::size_t k = begin; k < end; ++k) add_gradient(net, inputs[order[k]], rows[order[k]], gradient);
      for (float& g : gradient) g /= static_cast<float>(end - begin);
      adam.step(net.w.data(), gradient.data(), rate, 0.0005);
    }
  }
  keep(net, model);
}

void fit_stance(const std::vector<StanceRow>& rows, std::uint64_t seed, ClaimModel& model) {
  constexpr std::size_t kFewest = 3;
  constexpr int kRounds = 30;
  constexpr double kDecayTraits = 0.002;
  constexpr double kDecayWords = 0.004;
  std::map<std::string, std::size_t> seen;
  for (const StanceRow& row : rows)
    for (const std::string& word : row.words) ++seen[word];
  std::map<std::string, std::size_t> place;
  for (const auto& [word, n] : seen)
    if (n >= kFewest) place.emplace(word, place.size());
  std::array<double, kStances> weight{};
  for (const StanceRow& row : rows) weight[static_cast<std::size_t>(row.stance)] += 1;
  for (double& w : weight) w = std::sqrt(static_cast<double>(rows.size()) / (3 * std::max(w, 1.0)));

  const std::size_t n = kPairTraits + 1 + place.size();
  std::vector<float> w(n * kStances);
  std::vector<float> g(w.size());
  // Traits decay otherwise than words: their own Adam, over their own part.
  const std::size_t dense = (kPairTraits + 1) * kStances;
  Adam adam_traits(dense);
  Adam adam_words(w.size() - dense);
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937_64 random(seed);
  std::vector<std::vector<std::size_t>> ids;
  std::vector<std::vector<float>> inputs;
  for (const StanceRow& row : rows) {
    inputs.push_back(input_of(model, row.traits));
    ids.emplace_back();
    for (const std::string& word : row.words)
      if (const auto it = place.find(word); it != place.end()) ids.back().push_back(it->second);
  }
  constexpr std::size_t kBatch = 64;
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    const double rate = 0.01 * (1 - static_cast<double>(round) / kRounds) + 0.0005;
    for (std::size_t begin = 0; begin < order.size(); begin += kBatch) {
      const std::size_t end = std::min(order.size(), begin + kBatch);
      std::fill(g.begin(), g.end(), 0.0F);
      for (std::size_t k = begin; k < end; ++k) {
        const std::size_t r = order[k];
        std::array<double, kStances> scores{};
        for (std::size_t c = 0; c < kStances; ++c) {
          scores[c] = w[kPairTraits * kStances + c];
          for (std::size_t i = 0; i < kPairTraits; ++i) scores[c] += double{w[i * kStances + c]} * inputs[r][i];
          for (const std::size_t id : ids[r]) scores[c] += w[dense + id * kStances + c];
        }
        const double most = *std::max_element(scores.begin(), scores.end());
        double all = 0;
        for (double& score : scores) all += score = std::exp(score - most);
        const auto gold = static_cast<std::size_t>(rows[r].stance);
        for (std::size_t c = 0; c < kStances; ++c) {
          const auto error = static_cast<float>(weight[gold] * (scores[c] / all - (c == gold ? 1 : 0)) /
                                                static_cast<double>(end - begin));
          g[kPairTraits * kStances + c] += error;
          for (std::size_t i = 0; i < kPairTraits; ++i) g[i * kStances + c] += error * inputs[r][i];
          for (const std::size_t id : ids[r]) g[dense + id * kStances + c] += error;
        }
      }
      adam_traits.step(w.data(), g.data(), rate, kDecayTraits);
      adam_words.step(w.data() + dense, g.data() + dense, rate, kDecayWords);
    }
  }
  for (std::size_t c = 0; c < kStances; ++c) {
    for (std::size_t i = 0; i < kPairTraits; ++i) model.stance[c][i] = w[i * kStances + c];
    model.stance_bias[c] = w[kPairTraits * kStances + c];
  }
  model.words.clear();
  for (const auto& [word, id] : place) {
    std::array<float, kStances> row{};
    for (std::size_t c = 0; c < kStances; ++c) row[c] = w[dense + id * kStances + c];
    model.words.emplace(word, row);
  }
}

}  // namespace whosays::claims
