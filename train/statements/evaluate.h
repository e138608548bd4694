// Batches, the links' loss, and what the net finds on the development part.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "labeller.h"
#include "quote/linked.h"

namespace whosays::statements {

struct Example {
  Sample sample;
  std::vector<std::int8_t> hidden;
  std::vector<quote::LabelRows> rows;
  std::vector<std::int32_t> head;       ///< the core's tree, for the run time
  std::vector<std::uint32_t> relation;  ///< the same
};

struct BatchInput {
  torch::Tensor core, rows, keep;
  train::Borders borders;
};
/// With `random`, a word's own features are left out at `dropped` (all its lexical rows together) and each row at a
/// third of it.
BatchInput input_of(const std::vector<const Example*>& examples, float dropped, std::mt19937* random);

/// Spans that the net finds in words [first, end) of the batch.
std::vector<quote::RoleSpan> found_spans(const torch::Tensor& scores, const torch::Tensor& transitions,
                                         const Sample& sample, std::int64_t first);

/// Mean cross entropy of all choices; on gold spans, or on the net's own when `scores` is defined.
torch::Tensor link_loss(LabellerImpl& net, const std::vector<const Example*>& examples, const train::Borders& borders,
                        const torch::Tensor& states, const torch::Tensor& scores);

struct Scoring {
  std::string scorer;  ///< score_attribution.py
  std::string gold;
  std::string predicted;  ///< written here
  bool oracle = false;    ///< gold spans and links: what words and labels can express at best
  float eager = 0;        ///< taken from the score of "outside": more spans, less sure ones
};
struct Scores {
  std::string line;
  double quality = 0;
};
/// A line of JSON as the scorer reads it.
std::string line_of(const Sample& sample, const std::vector<quote::RoleSpan>& spans,
                    const std::vector<quote::LinkedStatement>& found);
Scores run_scorer(const Scoring& scoring);
Scores evaluated(LabellerImpl& net, const std::vector<Example>& dev, const Scoring& scoring);

}  // namespace whosays::statements
