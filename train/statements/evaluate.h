// Batches, the links' loss, and what the net finds on the development part.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "labeller.h"
#include "quote/linked.h"
#include "states.h"

namespace whosays::statements {

struct Example {
  Sample sample;
  std::vector<std::int8_t> given;   ///< states and vector of each word
  std::vector<std::int8_t> states;  ///< of the development part: the states alone, for the run time
  std::vector<quote::LabelRows> rows;
};

struct BatchInput {
  torch::Tensor given, rows, keep;
  train::Borders borders;
};
/// How words are left out at random, so that the net learns to do without them.
struct Dropping {
  float words = 0;  ///< all lexical rows of a word together, at times with its vector; single rows less often
  std::size_t core_width = 0;  ///< where the vectors begin
  std::mt19937* random = nullptr;
};
BatchInput input_of(const std::vector<const Example*>& examples, const Dropping& dropping);

/// What the net says of one example, as the run time would (src/quote/label_net.cpp), but with this net's arithmetic.
struct FoundStatements {
  std::vector<std::uint8_t> labels;
  std::vector<quote::RoleSpan> spans;
  std::vector<quote::LinkedStatement> statements;
};
FoundStatements found_statements(LabellerImpl& net, const Example& example);

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
};
struct Scores {
  std::string line;
  std::vector<std::pair<std::string, double>> each;  ///< measure, value
  double quality = 0;
};
/// A line of JSON as the scorer reads it.
std::string line_of(const Sample& sample, const std::vector<quote::RoleSpan>& spans,
                    const std::vector<quote::LinkedStatement>& found);
Scores run_scorer(const Scoring& scoring);
Scores evaluated(LabellerImpl& net, const std::vector<Example>& dev, const Scoring& scoring);

}  // namespace whosays::statements
