#include "quote/learned_confidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "lexicon/lexicon.h"

namespace whosays::quote {
namespace {

/// Weights of a logistic function of the logs and logits below.
class Weights {
 public:
  Weights() {
    const lexicon::Table table("learned_confidence.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row)
      weights_[table.at(row, "of")] = std::stof(std::string(table.at(row, "weight")));
  }
  float operator[](std::string_view name) const {
    const auto found = weights_.find(name);
    return found == weights_.end() ? 0 : found->second;
  }

 private:
  std::unordered_map<std::string_view, float> weights_;
};

const Weights& weights() {
  static const Weights kWeights;
  return kWeights;
}

float within(float share) { return std::clamp(share, 0.01F, 0.99F); }
float logarithm(float share) { return std::log(within(share)); }
float logit(float share) { return std::log(within(share) / (1 - within(share))); }
float logistic(float x) { return 1 / (1 + std::exp(-x)); }

}  // namespace

float learned_confidence(const Sure& s, float listed) {
  const Weights& w = weights();
  float x = w["source_link"] * logarithm(s.source_link) + w["content_link"] * logarithm(s.content_link) +
            w["source"] * logarithm(s.source) + w["cue"] * logarithm(s.cue) + w["content"] * logarithm(s.content) +
            w["held"] * logarithm(s.held);
  x += listed > 0 ? w["both"] + w["both_pattern"] * logit(listed) : w["net_alone"];
  return logistic(x);
}

float unlearned_confidence(float listed) {
  const Weights& w = weights();
  return logistic(w["lists_alone"] + w["lists_alone_pattern"] * logit(listed));
}

std::string figures_of(const Sure& s) {
  return fmt::format("link {:.2f} {:.2f}, labels {:.2f} {:.2f} {:.2f}, held {:.2f}", s.source_link, s.content_link,
                     s.source, s.cue, s.content, s.held);
}

}  // namespace whosays::quote
