// The shared encoder: words to hidden states, vectors of activations that know their sentence. Tags, trees and names
// are read off them, later statements too.
//
// A word's rows of the tables (features.h) are summed; tanh; then layers of a dense product and a gated recurrence in
// both directions (model/kernels.h has the arithmetic, model/arithmetic.h defines it). Integers only: the same states
// on every machine. States are scratch: they are passed on and never stored in the Document.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/room.h"
#include "doc/document.h"
#include "doc/split_text.h"
#include "doc/stage.h"
#include "encode/features.h"
#include "model/container.h"
#include "model/kernels.h"

namespace whosays::encode {

inline constexpr StageInfo kStage{"encode", "every word in its context, as the trained stages behind it see it"};

/// Revision of the run time that a model's header must include.
inline constexpr model::Expected kExpected{"core", 1};

/// Memory of one thread's encoding; grows to the largest batch and stays.
struct Scratch {
  std::vector<std::string_view> words;
  std::vector<WordKeys> keys;
  std::vector<Rows> rows;
  std::vector<std::uint32_t> borders;
  Room<std::int16_t> sums;
  Room<std::int8_t> states, next;
};

/// Immutable; may be used by many threads, each with its scratch. Keeps the model's bytes in use.
class Encoder {
 public:
  /// The error names the tensor or number that does not fit.
  static Result<Encoder> load(const model::Model& model);

  /// Activations of one word.
  [[nodiscard]] std::size_t width() const { return 2 * hidden_; }

  /// States of all words of all strings, one string behind the other, [words x width]. Batches go on from string to
  /// string; no state depends on what it shared one with. O(words); scratch is bounded by the batch, not by the texts.
  [[nodiscard]] std::vector<std::int8_t> states(std::span<const SplitText> texts, Scratch& scratch) const;

 private:
  explicit Encoder(const model::Model& model) : model_(model) {}
  void run(Scratch& scratch, std::int8_t* out) const;

  model::Model model_;
  KnownWords known_;
  model::RowTable table_;
  std::vector<model::Dense> layers_;
  std::size_t hidden_ = 0;  ///< of one direction
};

}  // namespace whosays::encode
