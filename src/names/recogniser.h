// Names as the trained core sees them: for every word scores of being outside, or at the beginning, inside, at the end
// or alone in a name of each type; then the best sequence in which every name begins and ends well (Viterbi).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "doc/document.h"
#include "model/container.h"
#include "model/kernels.h"

namespace whosays::names {

/// One step of the best sequence. Of memory of one thread.
struct NameCell {
  enum Step : std::uint8_t { outside, single, end };
  Step step = outside;
  std::uint8_t type = 0;
  std::uint32_t begins = 0;  ///< a bit for each type: an open name of it begins here
};

struct RecogniserScratch {
  std::vector<std::int32_t> logits;
  std::vector<NameCell> cells;
  std::vector<Name> found;
};

/// Immutable; may be used by many threads, each with its scratch.
class Recogniser {
 public:
  static Result<Recogniser> load(const model::Model& model);

  /// Names of one string in text order, never overlapping; `states` has a row for each word (encode/encode.h).
  [[nodiscard]] std::vector<Name> names(Field field, const Sentences& sentences, const Words& words,
                                        std::span<const std::int8_t> states, RecogniserScratch& scratch) const;

 private:
  model::Dense head_;
  std::vector<NameType> types_;
  std::int32_t outside_bias_ = 0;  ///< added to the score of being no name, in steps of 2^-11
};

}  // namespace whosays::names
