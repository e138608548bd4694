// What a word means, as far as a vector can say: a small table of fixed vectors beside the language core's states.
//
// The core was trained for tags, trees and names and keeps little of what a word means; these vectors (main directions
// of GloVe in int8, made by train/statements) give it back to the statement net. Trainer and run time look words up by
// the same function.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/container.h"

namespace whosays::quote {

/// Quotation marks, apostrophes and dashes of every kind as one kind; other words as they are.
std::string_view plain_word(std::string_view word);

/// Immutable; views of a model's bytes or of the trainer's memory.
class WordVectors {
 public:
  WordVectors() = default;
  /// `slots` is what `table` gives; `rows` holds the unknown word's vector, then those of the words.
  WordVectors(std::span<const std::uint64_t> slots, std::span<const std::int8_t> rows, std::size_t width)
      : slots_(slots), rows_(rows), width_(width) {}
  /// Tensors `known` and `vectors`; a model without them has vectors of width 0.
  static Result<WordVectors> of(const model::Model& model);

  [[nodiscard]] std::size_t width() const { return width_; }
  /// Of a word in lower case: width() activations.
  [[nodiscard]] const std::int8_t* find(std::string_view lower) const { return vector_of(hash(plain_word(lower))); }
  /// Of many words: all are asked for before the first is needed, since most of the tables is in no cache.
  void find(std::span<const std::string_view> lower, std::vector<const std::int8_t*>& out) const;

  static std::uint64_t hash(std::string_view lower);
  /// Open-addressed: 40 bits of a word's hash, 24 of its number from 1; hashes[i] becomes number i + 1.
  static std::vector<std::uint64_t> table(std::span<const std::uint64_t> hashes);

 private:
  [[nodiscard]] const std::int8_t* vector_of(std::uint64_t hash) const;
  [[nodiscard]] std::uint64_t mask() const { return slots_.size() - 1; }

  std::span<const std::uint64_t> slots_;
  std::span<const std::int8_t> rows_;
  std::size_t width_ = 0;
};

}  // namespace whosays::quote
