// Features: from a sentence's words to the rows of the embedding table that describe them.
//
// The one piece of code that training and run time share word for word. A word becomes kFeatures row numbers: its own
// row among the known words, prefixes, suffixes, its letters as they stand, its shape, how its sentence is set, and
// hashed rows of its neighbours. The encoder's input is the sum of these rows, so that all context that fits into a
// table costs an addition and no multiplication.
//
// Quotation marks, apostrophes, dashes and ellipses of every kind are made one kind first; letters are compared in
// ASCII lower case. Cost: linear in bytes; a word longer than kLongest bytes counts as its two ends.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace whosays::encode {

/// The tables, in the order of their rows. `known` comes last, since its length belongs to the model.
enum class Table : std::uint8_t {
  casing,
  shape,
  suffix2,
  suffix3,
  suffix4,
  prefix2,
  prefix3,
  letters,
  previous_word,
  previous_suffix,
  previous_shape,
  next_word,
  next_suffix,
  next_shape,
  known
};
inline constexpr std::size_t kFeatures = 15;

/// Rows of each hashed table; powers of two.
inline constexpr std::array<std::uint32_t, kFeatures - 1> kTableRows = {16,   1024, 1024, 4096, 8192, 1024, 4096,
                                                                        8192, 4096, 1024, 256,  4096, 1024, 256};

/// First row of a table in the one matrix that holds all of them.
constexpr std::uint32_t first_row(Table table) {
  std::uint32_t row = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(table); ++i) row += kTableRows[i];
  return row;
}

/// Row of words that are not known; the known ones follow.
inline constexpr std::uint32_t kUnknownRow = first_row(Table::known);

/// The longest run of bytes of a word that is looked at.
inline constexpr std::size_t kLongest = 64;

/// Known words as an open-addressed table of 64-bit entries: 40 bits of the word's hash, 24 bits of its number (from
/// 1; an entry of 0 is empty). Its size is a power of two. A view: the memory belongs to the model.
class KnownWords {
 public:
  KnownWords() = default;
  explicit KnownWords(std::span<const std::uint64_t> slots) : slots_(slots) {}
  /// The table of a model, or why it is none: a size that is no power of two, no empty entry, a number above `most`.
  static Result<KnownWords> checked(std::span<const std::uint64_t> slots, std::uint64_t most);
  /// Number of the word with this hash, 0 when it is not known.
  [[nodiscard]] std::uint32_t find(std::uint64_t hash) const;
  /// Builds the table; `hashes[i]` becomes number i + 1.
  static std::vector<std::uint64_t> build(std::span<const std::uint64_t> hashes);

 private:
  std::span<const std::uint64_t> slots_;
};

/// Hash under which a word is known: of its normalised, lower-cased bytes.
std::uint64_t word_hash(std::string_view word);

/// What is computed of each word alone; scratch of `features_of`.
struct WordKeys {
  std::uint64_t hash = 0;
  std::uint32_t suffix2 = 0;
  std::uint32_t suffix3 = 0;
  std::uint32_t suffix4 = 0;
  std::uint32_t prefix2 = 0;
  std::uint32_t prefix3 = 0;
  std::uint32_t letters = 0;
  std::uint32_t shape = 0;
  std::uint8_t casing = 0;  ///< 0 no letter, 1 lower, 2 first letter a capital, 3 capitals
};

using Rows = std::array<std::uint32_t, kFeatures>;

/// Appends a row set for each word of one sentence. `keys` is scratch that keeps its memory.
void features_of(std::span<const std::string_view> words, const KnownWords& known, std::vector<WordKeys>& keys,
                 std::vector<Rows>& out);

}  // namespace whosays::encode
