// Trains models/claims.tsv and prints how it does on what was held back. usage: claims_train CORPUS MODEL [--licensed]
//
// CORPUS: the folder with breaking-nli-dev, negation-nli-dev, perspectrum-train-dev, emergent-train. --licensed:
// without Emergent, whose authors state no licence. One thread, seeded, some minutes.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <map>

#include "data.h"
#include "fit.h"

namespace whosays::claims {
namespace {

constexpr std::uint64_t kSeed = 7;

struct Ready {
  PairExample example;
  story::PairView view, turned;
};

PairRow row_of(const Ready& ready, bool turned) {
  const bool one_way = ready.example.kind == story::PairClass::entails;
  return {turned ? ready.turned.traits : ready.view.traits,
          turned && one_way ? story::PairClass::other : ready.example.kind, ready.example.weight};
}

std::vector<Ready> ready(const std::vector<PairExample>& examples) {
  std::vector<Ready> out;
  for (const PairExample& example : examples) {
    const story::Saying a = story::saying_of_words(example.a);
    const story::Saying b = story::saying_of_words(example.b);
    const story::PairSide side_a = story::side_of(a);
    const story::PairSide side_b = story::side_of(b);
    out.push_back({example, story::view_of(side_a, side_b), story::view_of(side_b, side_a)});
  }
  return out;
}

struct Counts {
  std::size_t right = 0, wrong = 0, missed = 0;
  [[nodiscard]] double precision() const {
    return right == 0 ? 0 : static_cast<double>(right) / static_cast<double>(right + wrong);
  }
  [[nodiscard]] double recall() const {
    return right == 0 ? 0 : static_cast<double>(right) / static_cast<double>(right + missed);
  }
  [[nodiscard]] double f1() const {
    const double sum = precision() + recall();
    return sum > 0 ? 2 * precision() * recall() / sum : 0;
  }
};

template <std::size_t N>
std::size_t best_of(const std::array<double, N>& p) {
  return static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
}

void print_pairs(const std::vector<Ready>& pairs, const story::ClaimModel& model) {
  std::map<std::string, std::array<Counts, story::kPairClasses>> by_set;
  for (const Ready& pair : pairs) {
    if (!pair.example.held_back) continue;
    const std::size_t got = best_of(story::pair_probabilities(model, pair.view.traits));
    const auto gold = static_cast<std::size_t>(pair.example.kind);
    auto& counts = by_set[pair.example.set];
    if (got == gold) {
      ++counts[gold].right;
    } else {
      ++counts[got].wrong;
      ++counts[gold].missed;
    }
  }
  fmt::print("set            class      P     R     F1    n\n");
  for (const auto& [set, counts] : by_set)
    for (std::size_t c = 0; c < story::kPairClasses; ++c)
      if (const Counts& n = counts[c]; n.right + n.missed + n.wrong > 0)
        fmt::print("{:14} {:9} {:5.3f} {:5.3f} {:5.3f} {}\n", set, story::word(static_cast<story::PairClass>(c)),
                   n.precision(), n.recall(), n.f1(), n.right + n.missed);
}

/// How many pairs would be joined, and how many of them wrongly, at several thresholds; held back, both ways surer.
void print_joins(const std::vector<Ready>& pairs, const story::ClaimModel& model) {
  fmt::print("\njoined, held back: threshold, set, right, wrong, of same\n");
  for (const double threshold : {0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95}) {
    std::map<std::string, Counts> by_set;
    for (const Ready& pair : pairs) {
      if (!pair.example.held_back) continue;
      const double p = std::min(story::pair_probabilities(model, pair.view.traits)[0],
                                story::pair_probabilities(model, pair.turned.traits)[0]);
      const bool joined = p >= threshold && !pair.view.forbids_joining;
      const bool same = pair.example.kind == story::PairClass::same;
      Counts& n = by_set[pair.example.set];
      (joined ? (same ? n.right : n.wrong) : n.missed) += joined || same ? 1U : 0U;
    }
    for (const auto& [set, n] : by_set)
      fmt::print("{:4.2f} {:12} {:4} {:4} {:4}\n", threshold, set, n.right, n.wrong, n.right + n.missed);
  }
}

/// Five parts by claim: each is judged by what was fitted on the others.
void print_stance(const std::vector<StanceRow>& rows, const std::vector<StanceExample>& examples,
                  const story::ClaimModel& pairs) {
  std::array<Counts, story::kStances> counts;
  std::size_t right = 0;
  for (unsigned part = 0; part < 5; ++part) {
    std::vector<StanceRow> train;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (part_of(examples[i].claim) % 5 != part) train.push_back(rows[i]);
    story::ClaimModel model = pairs;
    fit_stance(train, kSeed, model);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (part_of(examples[i].claim) % 5 != part) continue;
      const std::size_t got = best_of(story::stance_probabilities(model, rows[i].traits, rows[i].words));
      const auto gold = static_cast<std::size_t>(rows[i].stance);
      if (got == gold) {
        ++counts[gold].right;
        ++right;
      } else {
        ++counts[got].wrong;
        ++counts[gold].missed;
      }
    }
  }
  double macro = 0;
  fmt::print("\nEmergent, five parts by claim: accuracy {:.3f}\n",
             static_cast<double>(right) / static_cast<double>(rows.size()));
  for (std::size_t c = 0; c < story::kStances; ++c) {
    macro += counts[c].f1() / story::kStances;
    fmt::print("{:10} P {:.3f} R {:.3f} F1 {:.3f}\n", story::word(static_cast<story::Stance>(c)), counts[c].precision(),
               counts[c].recall(), counts[c].f1());
  }
  fmt::print("macro-F1 {:.3f}\n", macro);
}

int run(const std::string& corpus, const std::string& path, bool licensed) {
  const std::vector<StanceExample> emergent = read_emergent(corpus + "/emergent-train");
  std::vector<PairExample> examples = read_pairs(corpus, licensed ? std::vector<StanceExample>{} : emergent);
  add_edits("models/claim_words.tsv", kSeed, examples);
  const std::vector<Ready> pairs = ready(examples);
  std::vector<PairRow> train;
  std::vector<PairRow> all;
  for (const Ready& pair : pairs)
    for (const bool turned : {false, true}) {
      all.push_back(row_of(pair, turned));
      if (!pair.example.held_back) train.push_back(all.back());
    }
  fmt::print("{} pairs, {} rows to train on\n", pairs.size(), train.size());
  story::ClaimModel model;
  fit_pairs(train, kSeed, model);
  print_pairs(pairs, model);
  print_joins(pairs, model);

  std::vector<StanceRow> stances;
  for (const StanceExample& e : emergent) {
    const story::Saying a = story::saying_of_words(e.text);
    const story::Saying b = story::saying_of_words(e.headline);
    stances.push_back(
        {story::view_of(story::side_of(a), story::side_of(b)).traits, story::stance_words(e.headline), e.stance});
  }
  print_stance(stances, emergent, model);
  fit_pairs(all, kSeed, model);
  if (!licensed) fit_stance(stances, kSeed, model);
  std::ofstream(path) << story::model_text(model);
  return 0;
}

}  // namespace
}  // namespace whosays::claims

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: claims_train CORPUS MODEL [--licensed]\n");
    return 2;
  }
  try {
    return whosays::claims::run(argv[1], argv[2], argc > 3);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "claims_train: {}\n", problem.what());
    return 1;
  }
}
