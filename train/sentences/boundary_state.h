// The net of sentence ends as it is trained (src/token/boundary_net.h is the run time's), and its running mean.
#pragma once

#include <torch/torch.h>

#include <memory>
#include <string>
#include <vector>

#include "scan.h"
#include "table.h"
#include "token/boundaries.h"

namespace whosays::train {

inline constexpr std::int64_t kWidth = 32;  ///< of a form's sum
inline constexpr std::int64_t kSide = 24;   ///< of each side, and of a place's sum
inline constexpr std::int64_t kLayers = 2;
inline constexpr std::uint32_t kFirstKnown = token::rows_of(token::kFormTables);

struct BoundaryModule : torch::nn::Module {
  explicit BoundaryModule(std::int64_t hidden) : h(hidden) {
    projection = register_parameter("projection", torch::randn({100, kWidth}) * 0.1F);
    for (std::int64_t i = 0; i < kLayers; ++i) {
      torch::nn::Linear layer(i == 0 ? kWidth : 2 * h, 4 * h);
      torch::NoGradGuard guard;
      torch::nn::init::xavier_uniform_(layer->weight, 1.4);
      layer->bias.zero_();
      for (const std::int64_t at : {std::int64_t{0}, 2 * h}) layer->bias.slice(0, at, at + h).uniform_(-2.0, 2.0);
      layers.push_back(register_module("layer" + std::to_string(i), layer));
    }
    sides = register_module("sides", torch::nn::Linear(2 * h, 2 * kSide));
    out = register_module("out", torch::nn::Linear(kSide, 1));
  }
  torch::Tensor forward(const torch::Tensor& forms, const Borders& borders, const torch::Tensor& places,
                        const torch::Tensor& form) {
    torch::Tensor x = torch::dropout(torch::tanh(forms), 0.1, is_training());
    for (auto& layer : layers) x = torch::dropout(scan(layer(x), borders), dropout, is_training());
    const torch::Tensor side = sides(x);
    const torch::Tensor met = torch::tanh(side.index_select(0, form).slice(1, 0, kSide) +
                                          side.index_select(0, form + 1).slice(1, kSide) + places);
    return out(torch::dropout(met, 0.1, is_training())).squeeze(1);
  }
  std::int64_t h;
  double dropout = 0.25;
  torch::Tensor projection;
  std::vector<torch::nn::Linear> layers;
  torch::nn::Linear sides{nullptr}, out{nullptr};
};

/// The weights in training and their running mean.
struct State {
  explicit State(std::int64_t hidden, std::size_t known)
      : net(std::make_shared<BoundaryModule>(hidden)),
        forms(kFirstKnown + 1 + static_cast<std::int64_t>(known), kWidth, 5),
        places(token::rows_of(token::kPlaceTables), kSide, 6) {}
  std::vector<torch::Tensor> all() {
    std::vector<torch::Tensor> out = net->parameters();
    out.push_back(forms.weight());
    out.push_back(places.weight());
    return out;
  }
  std::shared_ptr<BoundaryModule> net;
  EmbeddingTable forms, places;
  std::vector<torch::Tensor> mean;
  double words_dropped = 0.15;
  void update(float part) {
    torch::NoGradGuard guard;
    const auto now = all();
    if (mean.empty())
      for (const auto& t : now) mean.push_back(t.detach().clone());
    for (std::size_t i = 0; i < now.size(); ++i) mean[i].lerp_(now[i].detach(), part);
  }
  void swap() {
    torch::NoGradGuard guard;
    auto now = all();
    for (std::size_t i = 0; i < now.size(); ++i) {
      const torch::Tensor kept = now[i].detach().clone();
      now[i].detach().copy_(mean[i]);
      mean[i] = kept;
    }
  }
};

}  // namespace whosays::train
