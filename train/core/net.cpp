// See net.h.
#include "net.h"

#include <cmath>

namespace whosays::train {

std::int64_t distance_bucket(std::int64_t word, std::int64_t head) {
  if (head < 0) return 0;
  const std::int64_t d = std::max(-kFar, std::min(kFar, head - word));
  return d < 0 ? d + kFar + 1 : d + kFar;
}

NetImpl::NetImpl(const Shape& s) : shape(s) {
  projection = register_parameter("projection", torch::randn({100, s.width}) * 0.1F);
  for (std::int64_t i = 0; i < s.layers; ++i) {
    const std::int64_t in = i == 0 ? s.width : 2 * s.hidden;
    torch::nn::Linear layer(in, 4 * s.hidden);
    torch::NoGradGuard guard;
    torch::nn::init::xavier_uniform_(layer->weight, 1.4);
    layer->bias.zero_();
    for (const std::int64_t at : {std::int64_t{0}, 2 * s.hidden})
      layer->bias.slice(0, at, at + s.hidden).uniform_(-2.0, 2.0);
    layers.push_back(register_module("layer" + std::to_string(i), layer));
  }
  const std::int64_t h = 2 * s.hidden;
  upos = register_module("upos", torch::nn::Linear(h, s.upos));
  xpos = register_module("xpos", torch::nn::Linear(h, s.xpos));
  names = register_module("names", torch::nn::Linear(h, s.names));
  mlp = register_module("mlp", torch::nn::Linear(h, 2 * s.arc + 2 * s.relation));
  relation = register_module("relation", torch::nn::Linear(s.relation, s.relations));
  root = register_parameter("root", torch::randn({s.arc + s.relation}) * 0.5F);
  distance = register_parameter("distance", torch::zeros({kDistances}));
  arc_scale = register_parameter("arc_scale", torch::ones({}) * 0.3F);
}

torch::Tensor NetImpl::linear(torch::nn::Linear& layer, const torch::Tensor& x, bool each_row) const {
  if (!rounding) return torch::linear(x, layer->weight, layer->bias);
  const torch::Tensor& w = layer->weight;
  return torch::linear(x, w + (rounded_weight(w, each_row) - w).detach(), layer->bias);
}

torch::Tensor NetImpl::encode(const torch::Tensor& sums, const Borders& borders) {
  const auto activation = [&](const torch::Tensor& x) { return rounding ? rounded_activation(x) : x; };
  torch::Tensor h = activation(torch::tanh(sums));
  if (is_training()) h = torch::dropout(h, dropout * 0.5F, true);
  for (auto& layer : layers) {
    h = activation(scan(linear(layer, h, true), borders));
    if (is_training()) h = torch::dropout(h, dropout, true);
  }
  return h;
}

TreeScores tree_scores(NetImpl& net, const torch::Tensor& hidden, const TreeBatch& batch) {
  const Shape& s = net.shape;
  const auto activation = [&](const torch::Tensor& x) { return net.rounding ? rounded_activation(x) : x; };
  torch::Tensor all =
      torch::cat({net.linear(net.mlp, hidden, true), torch::cat({torch::zeros({s.arc}), net.root.slice(0, 0, s.arc),
                                                                 torch::zeros({s.relation}), net.root.slice(0, s.arc)})
                                                         .unsqueeze(0)});
  // [N + 1, arc dependent | arc head | relation dependent | relation head]; relations meet before their activation
  torch::Tensor arcs = activation(torch::tanh(all.slice(1, 0, 2 * s.arc)));
  if (net.is_training()) arcs = torch::dropout(arcs, net.dropout * 0.5F, true);
  const std::int64_t rows = hidden.size(0);
  const auto [B, L] = std::make_pair(batch.place.size(0), batch.place.size(1));
  const torch::Tensor dependent = arcs.slice(1, 0, s.arc).index_select(0, batch.place.flatten()).view({B, L, s.arc});
  const torch::Tensor with_root = torch::cat({torch::full({B, 1}, rows, torch::kLong), batch.place}, 1);
  const torch::Tensor heads = arcs.slice(1, s.arc).index_select(0, with_root.flatten()).view({B, L + 1, s.arc});
  TreeScores out;
  out.arcs = torch::bmm(dependent, heads.transpose(1, 2)) * net.arc_scale +
             net.distance.index_select(0, batch.bucket.flatten()).view({1, L, L + 1});
  const torch::Tensor valid = torch::cat({torch::ones({B, 1}, torch::kBool), batch.valid}, 1);
  out.arcs = out.arcs.masked_fill(valid.logical_not().unsqueeze(1), -1e9F);
  out.dependent = all.slice(0, 0, rows).slice(1, 2 * s.arc, 2 * s.arc + s.relation);
  out.as_head = all.slice(1, 2 * s.arc + s.relation);
  return out;
}

torch::Tensor relation_scores(NetImpl& net, const TreeScores& scores, const torch::Tensor& head_rows) {
  torch::Tensor both = torch::tanh(scores.dependent + scores.as_head.index_select(0, head_rows));
  if (net.rounding) both = rounded_activation(both);
  if (net.is_training()) both = torch::dropout(both, net.dropout * 0.5F, true);
  return net.linear(net.relation, both, false);
}

}  // namespace whosays::train
