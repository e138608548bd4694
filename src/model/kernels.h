// The loops in which the nets spend their time, for the processor at hand.
//
// Sets of kernels, bit for bit the same (arithmetic.h says what they compute; kernels_test.cpp compares them): scalar,
// for any machine; avx2; vnni, with 512 bits or, where the processor has only AVX-VNNI, 256; amx, with a matrix unit.
// Chosen once, by the processor or by $WHOSAYS_KERNELS = scalar | avx2 | vnni | amx. Nothing here allocates, reads
// beyond its input or writes beyond its output; unaligned memory is fine. All functions may run in many threads.
//
// Batches: matrices of words are in row order without gaps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/arithmetic.h"

namespace whosays::model {

/// A table of rows of int8, each with its multiplier: a word's input is the sum of some of its rows. A view.
struct RowTable {
  std::span<const std::int8_t> rows;          ///< [number x width]
  std::span<const std::int16_t> multipliers;  ///< [number]: round(scale of the row * 2^16)
  std::size_t width = 0;
};

/// A row number that adds nothing.
inline constexpr std::uint32_t kNoRow = 0xffffffffU;

/// A dense layer or a head, arranged for the kernels when the model is loaded.
///
/// Weights lie in blocks of 16 outputs: for every 4 inputs, 16 x 4 bytes, output by output. Outputs are filled up to a
/// multiple of 16 and inputs to one of 4, with zeros. Behind the last block are more zeros, for kernels that read 64
/// inputs at once.
class Dense {
 public:
  Dense() = default;
  /// `weights` is [outputs x inputs]; `multipliers` and `offsets` have one number an output (arithmetic.h, dense).
  /// `what` names the layer in the error, which says that sizes do not fit together or are over the limits.
  static Result<Dense> pack(std::string_view what, std::size_t outputs, std::size_t inputs,
                            std::span<const std::int8_t> weights, std::span<const std::int32_t> multipliers,
                            std::span<const std::int64_t> offsets);

  [[nodiscard]] std::size_t outputs() const { return outputs_; }
  [[nodiscard]] std::size_t inputs() const { return inputs_; }
  [[nodiscard]] std::size_t blocks() const { return (outputs_ + 15) / 16; }
  [[nodiscard]] std::size_t quads() const { return (inputs_ + 3) / 4; }
  [[nodiscard]] const std::int8_t* block(std::size_t b) const { return weights_.data() + b * quads() * 64; }
  [[nodiscard]] const std::int32_t* multipliers() const { return multipliers_.data(); }
  /// Offsets for activations to which 64 was added: offset - 64 * multiplier * (sum of the output's weights). For every
  /// block the 8 even outputs, then the 8 odd ones, since vector products of 32 bits come like that.
  [[nodiscard]] const std::int64_t* raised_offsets() const { return offsets_.data(); }
  [[nodiscard]] std::int64_t raised_offset(std::size_t r) const { return offsets_[offset_at(r)]; }

 private:
  static constexpr std::size_t kQuadsBehind = 15;
  static std::size_t offset_at(std::size_t r) { return r / 16 * 16 + r % 2 * 8 + r % 16 / 2; }
  std::size_t outputs_ = 0;
  std::size_t inputs_ = 0;
  std::vector<std::int8_t> weights_;
  std::vector<std::int32_t> multipliers_;
  std::vector<std::int64_t> offsets_;
};

/// Words one behind the other, in the order of reading: where the first one's gates stand, with its candidates `width`
/// behind them, where its activations go, and how far it is to the next word's.
struct WordRun {
  const std::int16_t* gates = nullptr;
  std::ptrdiff_t gates_step = 0;
  std::int8_t* out = nullptr;
  std::ptrdiff_t out_step = 0;
  std::size_t words = 0;
};

/// A set of kernels. Activations that are read must lie in [-64, 63], as all that are written do.
struct Kernels {
  std::string_view name;

  /// out[word, width] = pre-activations of the sums of the `each` rows that `rows` lists for every word.
  /// Requires each <= kMostRowsSummed; row numbers below the table's number, or kNoRow.
  void (*sum_rows)(const RowTable& table, std::span<const std::uint32_t> rows, std::size_t each, std::int16_t* out);

  /// out[word, outputs] = pre-activations, saturated. x is [words x inputs].
  void (*dense)(const Dense& layer, std::span<const std::int8_t> x, std::int16_t* out);

  /// The same of some outputs, those of the layer's blocks [first, end): out[word, 16 * (end - first)]. Where the last
  /// block is not full, numbers without a meaning stand behind its outputs.
  void (*dense_blocks)(const Dense& layer, std::span<const std::int8_t> x, std::size_t first, std::size_t end,
                       std::int16_t* out);

  /// As `dense`, for heads: the same steps of 2^-11, in int32, which pack() makes sure is enough.
  void (*logits)(const Dense& head, std::span<const std::int8_t> x, std::int32_t* out);

  /// out[i] = tanh of the pre-activation, as an activation.
  void (*tanh)(std::span<const std::int16_t> x, std::int8_t* out);

  /// out[i] = tanh(a[i] + b[i]), the sum saturated: two sides that meet before their activation (relations).
  void (*tanh_of_sum)(std::span<const std::int16_t> a, std::span<const std::int16_t> b, std::int8_t* out);

  /// The gated recurrence over a run, from the states that `state` holds (width of them) and that it leaves there.
  void (*scan)(const WordRun& run, std::size_t width, std::int16_t* state);

  /// out[i, j] = dot product of row i of a and row j of b, exact: arc scores of a sentence, dependents times heads.
  /// Rows have `width` activations, at most kMostColumns.
  void (*products)(std::span<const std::int8_t> a, std::span<const std::int8_t> b, std::size_t width,
                   std::int32_t* out);
};

/// The set for this processor, or the one that $WHOSAYS_KERNELS names, if the processor has it. The same all the time.
const Kernels& kernels();

/// The sets that this processor can run, scalar first, the fastest last.
std::span<const Kernels* const> available_kernels();

}  // namespace whosays::model
