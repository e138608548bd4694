// See container.h. The inverse of export.cpp.
#include "container.h"

#include <cstdio>
#include <cstdlib>

#include "model/arithmetic.h"
#include "model/container.h"

namespace whosays::statements {
namespace {

/// Weights are held in steps of a multiplier: model/layers.cpp, the row tables in export.cpp.
constexpr double kDenseStep =
    static_cast<double>(model::kActivationOne) /
    static_cast<double>(std::int64_t{1} << (model::kPreactivationBits + model::kMultiplierBits));
constexpr double kTableStep = 1.0 / 65536;

template <class T>
std::span<const T> values(const model::Model& m, const std::string& name, std::int64_t rows, std::int64_t columns) {
  Result<std::span<const T>> found =
      m.values<T>(name, static_cast<std::uint32_t>(rows), static_cast<std::uint32_t>(columns));
  if (!found.ok()) {
    std::fprintf(stderr, "train_statements: %s\n", found.error().message.c_str());
    std::exit(2);
  }
  return found.value();
}

/// `to` [rows, columns] from int8 rows with a multiplier each.
template <class Multiplier>
void take_rows(const model::Model& m, const std::string& weights, const std::string& multipliers, double step,
               torch::Tensor& to) {
  const std::int64_t rows = to.size(0);
  const std::int64_t columns = to.size(1);
  const auto q = values<std::int8_t>(m, weights, rows, columns);
  const auto scale = values<Multiplier>(m, multipliers, rows, 1);
  std::vector<float> out(q.size());
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<float>(q[i] * (static_cast<double>(scale[i / static_cast<std::size_t>(columns)]) * step));
  to.copy_(torch::tensor(out).view({rows, columns}));
}

void take_table(const model::Model& m, const std::string& name, torch::Tensor& to) {
  take_rows<std::int16_t>(m, name, name + ".multipliers", kTableStep, to);
}

void take_dense(const model::Model& m, const std::string& name, torch::Tensor& weight, torch::Tensor& bias) {
  take_rows<std::int32_t>(m, name + ".weights", name + ".multipliers", kDenseStep, weight);
  const auto b = values<float>(m, name + ".bias", bias.numel(), 1);
  bias.copy_(torch::tensor(std::vector<float>(b.begin(), b.end())));
}

}  // namespace

void take_container(LabellerImpl& net, const std::string& path) {
  const Result<model::Model> opened = model::Model::open(path);
  if (!opened.ok()) {
    std::fprintf(stderr, "train_statements: %s\n", opened.error().message.c_str());
    std::exit(2);
  }
  const model::Model& m = opened.value();
  torch::NoGradGuard guard;
  take_table(m, "rows", net.rows);
  for (std::size_t i = 0; i < net.layers.size(); ++i)
    take_dense(m, "layer" + std::to_string(i), net.layers[i]->weight, net.layers[i]->bias);
  take_dense(m, "labels", net.labels->weight, net.labels->bias);
  take_dense(m, "cue", net.cue->weight, net.cue->bias);
  take_dense(m, "other", net.other->weight, net.other->bias);
  take_table(m, "link_rows", net.link_rows);
  take_dense(m, "link_out", net.link_out, net.link_bias);
  net.link_out.div_(kLinkScale);
  const auto t = values<std::int32_t>(m, "transitions", quote::kBorders * quote::kLabels, quote::kLabels);
  for (std::int64_t i = 0; i < net.transitions.numel(); ++i)
    net.transitions.data_ptr<float>()[i] = static_cast<float>(t[static_cast<std::size_t>(i)]) / 2048.0F;
}

}  // namespace whosays::statements
