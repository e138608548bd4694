// Fits the two models of src/relate: train_fit FAMILIES.jsonl POOL.jsonl > models/relations.tsv
//
// FAMILIES are made (make_families.py); their labels are exact. POOL are real articles of whole months (pool.py)
// without labels: pairs with next to nothing in common outside quotations are negatives, the hard kind, for they are
// about the same events; pairs with a large share in common are positives; what lies between is left out. Full-batch
// Adam on curves, with a pull towards smooth ones.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "families.h"

namespace whosays::stories {
namespace {

using relate::Curves;
using relate::kKnots;

template <std::size_t N>
struct Example {
  std::array<float, N> traits{};
  int label = 0;
  double weight = 1;
};

template <std::size_t N>
using Examples = std::vector<Example<N>>;

/// One set of curves for each class but, with two classes, one set in all.
template <std::size_t N>
class Fitting {
 public:
  Fitting(const Examples<N>& examples, std::size_t classes)
      : examples_(examples), classes_(classes), weights_(classes * kWidth), first_(weights_), second_(weights_) {}

  std::vector<Curves> run(int epochs) {
    for (int epoch = 1; epoch <= epochs; ++epoch) step(epoch);
    std::vector<Curves> out(classes_);
    for (std::size_t c = 0; c < classes_; ++c) {
      const double* w = &weights_[c * kWidth];
      out[c].bias = w[N * kKnots];
      for (std::size_t t = 0; t < N; ++t) {
        std::array<double, kKnots> row{};
        for (std::size_t k = 0; k < kKnots; ++k) row[k] = w[t * kKnots + k];
        out[c].rows.push_back(row);
      }
    }
    return out;
  }

 private:
  static constexpr std::size_t kWidth = N * kKnots + 1;

  [[nodiscard]] std::vector<double> probabilities(const Example<N>& example) const {
    std::vector<double> score(classes_);
    for (std::size_t c = 0; c < classes_; ++c) {
      const double* w = &weights_[c * kWidth];
      score[c] = w[N * kKnots];
      for (std::size_t t = 0; t < N; ++t) {
        const relate::Knot knot = relate::knot_of(example.traits[t]);
        score[c] += w[t * kKnots + knot.at] * (1 - knot.share) + w[t * kKnots + knot.at + 1] * knot.share;
      }
    }
    if (classes_ == 1) return {1 / (1 + std::exp(-score[0]))};
    const double top = *std::max_element(score.begin(), score.end());
    double sum = 0;
    for (double& s : score) sum += s = std::exp(s - top);
    for (double& s : score) s /= sum;
    return score;
  }

  void add_gradient(const Example<N>& example, std::vector<double>& gradient) const {
    const std::vector<double> p = probabilities(example);
    for (std::size_t c = 0; c < classes_; ++c) {
      const double target = classes_ == 1 ? example.label : example.label == static_cast<int>(c) ? 1 : 0;
      const double error = example.weight * (p[c] - target);
      double* g = &gradient[c * kWidth];
      g[N * kKnots] += error;
      for (std::size_t t = 0; t < N; ++t) {
        const relate::Knot knot = relate::knot_of(example.traits[t]);
        g[t * kKnots + knot.at] += error * (1 - knot.share);
        g[t * kKnots + knot.at + 1] += error * knot.share;
      }
    }
  }

  void add_smoothness(std::vector<double>& gradient) const {
    constexpr double kSmall = 2e-4;
    constexpr double kSmooth = 2e-3;
    for (std::size_t c = 0; c < classes_; ++c)
      for (std::size_t t = 0; t < N; ++t) {
        const std::size_t base = c * kWidth + t * kKnots;
        for (std::size_t k = 0; k < kKnots; ++k) gradient[base + k] += kSmall * weights_[base + k];
        for (std::size_t k = 0; k + 1 < kKnots; ++k) {
          const double slope = kSmooth * (weights_[base + k + 1] - weights_[base + k]);
          gradient[base + k + 1] += slope;
          gradient[base + k] -= slope;
        }
      }
  }

  void step(int epoch) {
    std::vector<double> gradient(weights_.size());
    double total = 0;
    for (const Example<N>& example : examples_) {
      add_gradient(example, gradient);
      total += example.weight;
    }
    for (double& g : gradient) g /= total;
    add_smoothness(gradient);
    const double rate = 0.1 / std::sqrt(1 + epoch / 50.0);
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      first_[i] = 0.9 * first_[i] + 0.1 * gradient[i];
      second_[i] = 0.999 * second_[i] + 0.001 * gradient[i] * gradient[i];
      const double m = first_[i] / (1 - std::pow(0.9, epoch));
      const double v = second_[i] / (1 - std::pow(0.999, epoch));
      weights_[i] -= rate * m / (std::sqrt(v) + 1e-8);
    }
  }

  const Examples<N>& examples_;
  std::size_t classes_;
  std::vector<double> weights_, first_, second_;
};

struct Data {
  Examples<relate::kTraits> copies;
  Examples<relate::kMakingTraits> makings;
};

int making_of(const std::string& relation) {
  constexpr std::array<std::string_view, 4> kNames{"verbatim", "spun", "translated", "rewrite"};
  for (int k = 0; k < 4; ++k)
    if (kNames[static_cast<std::size_t>(k)] == relation) return k;
  return -1;
}

void add_families(const std::string& path, Data& data) {
  const std::vector<LabelledPage> pages = read_pages(path);
  relate::Relating relating;
  for (const LabelledPage& page : pages) relating.add(page.article());
  relating.rows();
  std::size_t right = 0;
  for (const relate::Link& link : relating.links()) {
    const LabelledPage& a = pages[link.a];
    const LabelledPage& b = pages[link.b];
    const bool same = a.group == b.group;
    if (!same && (a.mixed == b.group || b.mixed == a.group || (!a.mixed.empty() && a.mixed == b.mixed))) continue;
    data.copies.push_back({link.evidence.traits, same ? 1 : 0, 1});
    right += same ? 1U : 0U;
    if (same && a.id == b.origin)
      data.makings.push_back({relate::making_traits(link.evidence, false), making_of(b.relation), 1});
    if (same && b.id == a.origin)
      data.makings.push_back({relate::making_traits(link.evidence, true), making_of(a.relation), 1});
  }
  fmt::print(stderr, "families: {} pages, {} pairs compared, {} of them of one origin\n", pages.size(),
             data.copies.size(), right);
}

void add_pool(const std::string& path, Data& data) {
  const std::vector<LabelledPage> pages = read_pages(path);
  relate::Relating relating;
  for (const LabelledPage& page : pages) relating.add(page.article());
  relating.rows();
  Examples<relate::kTraits> found;
  std::array<std::size_t, 2> counts{};
  for (const relate::Link& link : relating.links()) {
    const relate::Evidence& e = link.evidence;
    const float share = e.trait(relate::Trait::run_share);
    const bool one_house = e.trait(relate::Trait::one_house) > 0;
    int label = -1;
    if (share >= 0.33F && e.own_words >= 110 && !one_house) label = 1;
    const bool credited_quotations = e.trait(relate::Trait::credit) > 0 && e.quoted_words >= 50;
    if (share < 0.12F && e.own_words < 60 && !credited_quotations) label = 0;
    if (e.trait(relate::Trait::gap) > 0.7F && share < 0.2F) label = 0;
    if (label < 0) continue;
    ++counts[static_cast<std::size_t>(label)];
    found.push_back({e.traits, label, label == 1 ? 6.0 : 1.0});
    if (label == 1) {
      const bool child_is_a = e.a.run_share > e.b.run_share;
      data.makings.push_back({relate::making_traits(e, child_is_a), share >= 0.75F ? 0 : 3, 1});
    }
  }
  // As much weight as the families have.
  double total = 0;
  for (const auto& example : found) total += example.weight;
  for (auto& example : found) example.weight *= static_cast<double>(data.copies.size()) / total;
  data.copies.insert(data.copies.end(), found.begin(), found.end());
  fmt::print(stderr, "pool: {} pages, {} pairs taken for independent, {} for copies\n", pages.size(), counts[0],
             counts[1]);
}

void print_curves(std::string_view name, const Curves& curves, bool named) {
  fmt::print("{}\tbias\t{:.4f}\n", name, curves.bias);
  for (std::size_t t = 0; t < curves.rows.size(); ++t) {
    fmt::print("{}\t{}", name, named ? std::string(relate::word(static_cast<relate::Trait>(t))) : fmt::format("{}", t));
    for (const double weight : curves.rows[t]) fmt::print("\t{:.4f}", weight);
    fmt::print("\n");
  }
}

}  // namespace
}  // namespace whosays::stories

int main(int argc, char** argv) {
  using namespace whosays;
  if (argc != 3) {
    fmt::print(stderr, "usage: train_fit FAMILIES.jsonl POOL.jsonl > models/relations.tsv\n");
    return 2;
  }
  stories::Data data;
  stories::add_families(argv[1], data);
  stories::add_pool(argv[2], data);
  fmt::print(
      "# Relations between articles: curves over traits (src/relate/evidence.h), five points from 0 to 1, added.\n"
      "# Made by train/stories from invented families and unlabelled news; docs/notes/relations.md.\n");
  stories::print_curves("copy", stories::Fitting(data.copies, 1).run(400).front(), true);
  const auto makings = stories::Fitting(data.makings, relate::kMakings).run(400);
  for (std::size_t k = 0; k < relate::kMakings; ++k)
    stories::print_curves(relate::word(static_cast<relate::Kind>(k + 1)), makings[k], false);
}
