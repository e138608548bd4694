// See labeller.h.
#include "labeller.h"

#include <cstdio>

namespace whosays::statements {

/// Columns of the first layer behind the core's states: vectors and own tables, 64 each.
constexpr std::int64_t kBesideStates = 128;

LabellerImpl::LabellerImpl(const LabellerShape& s) : shape(s) {
  const std::int64_t states = 2 * s.hidden;
  rows = register_parameter("rows", torch::randn({quote::kLabelRowCount, s.tables}) * 0.03F);
  for (std::int64_t i = 0; i < s.layers; ++i) {
    const std::int64_t in = i == 0 ? s.tables + s.inputs : states;
    torch::nn::Linear layer(in, 4 * s.hidden);
    torch::NoGradGuard guard;
    torch::nn::init::xavier_uniform_(layer->weight, 1.4);
    layer->bias.zero_();
    for (const std::int64_t at : {std::int64_t{0}, 2 * s.hidden})
      layer->bias.slice(0, at, at + s.hidden).uniform_(-2.5, 2.0);
    layers.push_back(register_module("layer" + std::to_string(i), layer));
  }
  labels = register_module("labels", torch::nn::Linear(states, std::int64_t{quote::kLabels}));
  transitions = register_parameter(
      "transitions", torch::zeros({std::int64_t{quote::kBorders}, std::int64_t{quote::kLabels}, quote::kLabels}));
  habits = register_parameter("habits", torch::zeros({kOthers + 1, std::int64_t{quote::kLabels}}));
  cue = register_module("cue", torch::nn::Linear(2 * states, 2 * s.link));
  other = register_module("other", torch::nn::Linear(2 * states, 2 * s.link));
  link_rows = register_parameter("link_rows", torch::randn({quote::kLinkRowCount, s.link}) * 0.03F);
  link_out = register_parameter("link_out", torch::randn({2, s.link}) * 0.2F);
  link_bias = register_parameter("link_bias", torch::zeros({2}));
}

torch::Tensor LabellerImpl::linear(torch::nn::Linear& layer, const torch::Tensor& x) const {
  if (!rounding) return torch::linear(x, layer->weight, layer->bias);
  const torch::Tensor& w = layer->weight;
  return torch::linear(x, w + (train::rounded_weight(w, true) - w).detach(), layer->bias);
}

/// Tables in int8.
torch::Tensor LabellerImpl::table(const torch::Tensor& weight) const {
  return rounding ? weight + (train::rounded_weight(weight, true) - weight).detach() : weight;
}

torch::Tensor LabellerImpl::encode(const torch::Tensor& given, const torch::Tensor& row, const torch::Tensor& keep,
                                   const train::Borders& borders) {
  namespace F = torch::nn::functional;
  torch::Tensor sums =
      F::embedding_bag(row, table(rows), F::EmbeddingBagFuncOptions().mode(torch::kSum).per_sample_weights(keep));
  torch::Tensor h = dropped(activation(torch::tanh(sums)), dropout * 0.7F);
  h = torch::cat({dropped(given, dropout * 0.5F), h}, 1);
  for (auto& layer : layers) h = dropped(activation(train::scan(flattened(linear(layer, h)), borders)), dropout);
  return h;
}

torch::Tensor LabellerImpl::label_scores(const torch::Tensor& states) { return linear(labels, states); }

torch::Tensor LabellerImpl::habit(std::int64_t annotator) const {
  if (annotator == kOthers) return habits[kOthers];
  return habits[annotator] - habits.slice(0, 0, kOthers).mean(0);
}

torch::Tensor LabellerImpl::link_scores(const torch::Tensor& states, const Pairs& pairs) {
  namespace F = torch::nn::functional;
  const std::int64_t none = states.size(0);
  const torch::Tensor all = torch::cat({states, torch::zeros({1, states.size(1)})});
  const auto ends = [&](const std::vector<std::int64_t>& first, const std::vector<std::int64_t>& last) {
    const auto index = [&](const std::vector<std::int64_t>& v) {
      torch::Tensor t = torch::tensor(v, torch::kLong);
      return torch::where(t < 0, torch::full_like(t, none), t);
    };
    return torch::cat({all.index_select(0, index(first)), all.index_select(0, index(last))}, 1);
  };
  const torch::Tensor role = torch::tensor(pairs.role, torch::kLong);
  const auto count = static_cast<std::int64_t>(pairs.role.size());
  const torch::Tensor cues = linear(cue, ends(pairs.cue_first, pairs.cue_last)).view({count, 2, shape.link});
  const torch::Tensor spans = linear(other, ends(pairs.span_first, pairs.span_last)).view({count, 2, shape.link});
  const torch::Tensor sums = F::embedding_bag(
      torch::tensor(pairs.rows, torch::kLong).view({count, static_cast<std::int64_t>(quote::kLinkFeatures)}),
      table(link_rows), F::EmbeddingBagFuncOptions().mode(torch::kSum));
  const torch::Tensor pick = role.view({count, 1, 1}).expand({count, 1, shape.link});
  const torch::Tensor both = (cues + spans).gather(1, pick).squeeze(1) + sums;
  const torch::Tensor active = dropped(activation(torch::tanh(both)), dropout * 0.5F);
  const torch::Tensor out = table(link_out);
  return (active * out.index_select(0, role)).sum(1) * kLinkScale + link_bias.index_select(0, role);
}

namespace {

void take(torch::nn::Module& module, torch::serialize::InputArchive& archive, const std::string& name) {
  for (auto& own : module.named_parameters(false)) {
    torch::Tensor theirs;
    torch::Tensor& to = own.value();
    const bool there = archive.try_read(own.key(), theirs);
    if (there && theirs.sizes() == to.sizes()) {
      to.copy_(theirs);
    } else if (there && theirs.dim() == 2 && theirs.size(0) == to.size(0) && name == "layer0.") {
      const std::int64_t same = kBesideStates;
      to.slice(1, to.size(1) - same).copy_(theirs.slice(1, theirs.size(1) - same));
      std::printf("%s%s: the last %ld columns\n", name.c_str(), own.key().c_str(), static_cast<long>(same));
    } else {
      std::printf("%s%s begins anew\n", name.c_str(), own.key().c_str());
    }
  }
  for (auto& child : module.named_children()) {
    torch::serialize::InputArchive inner;
    if (archive.try_read(child.key(), inner)) take(*child.value(), inner, child.key() + ".");
  }
}

}  // namespace

void take_over(LabellerImpl& net, const std::string& path) {
  torch::NoGradGuard guard;
  torch::serialize::InputArchive archive;
  archive.load_from(path);
  take(net, archive, "");
}

}  // namespace whosays::statements
