// Where the linear model of sentence ends doubts, a small recurrent net decides that has read the whole paragraph.
//
// Forms of the paragraph are sums of rows (BoundaryReader::form_rows); two layers of the gated recurrence in both
// directions; then two sides, one of the word before a place and one of the word behind it. They and the rows of the
// place (how long the sentence is, what is open, the linear score) are added, and one number is read off. Integers only
// (model/arithmetic.h). A paragraph is read when its first doubtful place is asked about, so text with plain stops
// costs nothing. A container of kind "boundaries", trained by train/sentences.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/container.h"
#include "model/kernels.h"
#include "token/boundaries.h"
#include "token/sentences.h"

namespace whosays::token {

/// Immutable; keeps the model's bytes in use.
class BoundaryNet {
 public:
  /// What was read of the text at hand; one for each text.
  struct Memory {
    std::uint32_t begin = 0;  ///< forms whose places can be answered: [begin, end)
    std::uint32_t end = 0;
    std::uint32_t first = 0;  ///< form of the first row of `sides`
    std::vector<std::uint32_t> rows;
    std::vector<std::int16_t> sums;
    std::vector<std::int8_t> states, next;
    std::vector<std::int16_t> sides;
    std::vector<std::int16_t> place;
    std::vector<std::int8_t> met;
  };

  /// The error names the tensor or number that does not fit.
  static Result<BoundaryNet> load(const model::Model& model);

  /// Above zero: a sentence ends there. In steps of 2^-11 of log odds. Requires another form of the paragraph behind.
  [[nodiscard]] std::int32_t score(const BoundaryReader& reader, const Place& place, Memory& memory) const;

 private:
  explicit BoundaryNet(const model::Model& model) : model_(model) {}
  void read(const BoundaryReader& reader, std::uint32_t form, Memory& memory) const;

  model::Model model_;
  KnownForms known_;
  model::RowTable forms_;
  model::RowTable places_;
  std::vector<model::Dense> layers_;
  model::Dense sides_;
  model::Dense out_;
  std::size_t hidden_ = 0;
  std::size_t side_ = 0;
  std::int32_t threshold_ = 0;
};

/// The program's decision: the linear model's; where it doubts, the net's; at what Candidate::stop names the rules',
/// unless the linear model is sure.
class Decider {
 public:
  Decider(const Linear& model, const BoundaryNet* net) : model_(model), net_(net) {}
  bool operator()(const Candidate& candidate, const Features& features, const BoundaryReader& reader);

 private:
  Linear model_;
  const BoundaryNet* net_;
  BoundaryNet::Memory memory_;
};

/// Whether the linear model's score is so near to 0 that the net is asked: not where the rules have the same end.
bool in_doubt(const Candidate& candidate, std::int32_t score);

/// A text as the self-test of a model has it: one line a sentence.
std::string boundary_sample(const BoundaryNet& net, std::string_view text);

/// The net that is part of the program (models/boundaries.wsm).
const BoundaryNet* embedded_boundary_net();

}  // namespace whosays::token
