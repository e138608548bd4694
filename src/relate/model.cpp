#include "relate/model.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "relate/models.h"

namespace whosays::relate {
namespace {

std::string_view next_field(std::string_view& line) {
  const std::string_view field = line.substr(0, line.find('\t'));
  line.remove_prefix(std::min(line.size(), field.size() + 1));
  return field;
}

double number(std::string_view field) { return std::strtod(std::string(field).c_str(), nullptr); }

}  // namespace

Knot knot_of(float value) {
  constexpr double kSteps = kKnots - 1;
  const double place = std::clamp(static_cast<double>(value), 0.0, 1.0) * kSteps;
  const auto at = std::min(static_cast<std::size_t>(place), kKnots - 2);
  return {at, place - static_cast<double>(at)};
}

double Curves::sum(const float* traits) const {
  double out = bias;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Knot knot = knot_of(traits[i]);
    out += rows[i][knot.at] * (1 - knot.share) + rows[i][knot.at + 1] * knot.share;
  }
  return out;
}

std::array<float, kMakingTraits> making_traits(const Evidence& e, bool child_is_a) {
  const Side& child = child_is_a ? e.a : e.b;
  const Side& parent = child_is_a ? e.b : e.a;
  const float stretch = child_is_a ? 1 / std::max(e.stretch, 0.1F) : e.stretch;  // words of the child a word
  return {child.run_share,
          parent.run_share,
          child.chain_share,
          parent.chain_share,
          e.trait(Trait::chain_similarity),
          e.trait(Trait::chain_function),
          e.trait(Trait::chain_content),
          e.exact,
          std::clamp(2 * stretch - 1.5F, 0.0F, 1.0F),
          std::clamp(0.5F + child.rarer - parent.rarer, 0.0F, 1.0F),
          e.trait(Trait::run_longest),
          e.trait(Trait::run_quoted),
          child.names_other == 0 ? 0.0F : 1.0F,
          e.trait(Trait::length)};
}

double copy_probability(const Evidence& evidence) {
  return 1 / (1 + std::exp(-embedded_model().copy.sum(evidence.traits.data())));
}

std::array<double, kMakings> making_scores(const Evidence& evidence, bool child_is_a) {
  const auto traits = making_traits(evidence, child_is_a);
  std::array<double, kMakings> out{};
  for (std::size_t k = 0; k < kMakings; ++k) out[k] = embedded_model().making[k].sum(traits.data());
  return out;
}

// Lines: model, trait, five weights; the trait "bias" has one.
Model read_model(std::string_view text) {
  Model model;
  constexpr std::array<std::string_view, kMakings> kNames{"verbatim", "spun", "translated", "rewrite"};
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.empty() || line.front() == '#') continue;
    const std::string_view name = next_field(line);
    Curves* curves = name == "copy" ? &model.copy : nullptr;
    for (std::size_t k = 0; k < kMakings; ++k)
      if (name == kNames[k]) curves = &model.making[k];
    if (!curves) continue;
    if (next_field(line) == "bias") {
      curves->bias = number(line);
      continue;
    }
    std::array<double, kKnots> row{};
    for (double& weight : row) weight = number(next_field(line));
    curves->rows.push_back(row);
  }
  return model;
}

const Model& embedded_model() {
  static const Model kModel = read_model(model_file("relations.tsv"));
  return kModel;
}

}  // namespace whosays::relate
