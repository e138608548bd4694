// Products of rows with rows on top of a set's dense layer: one piece of text for each vector set, which includes it
// after it has defined WHOSAYS_TARGET, kTile, Raised, raise, Sums, multiply_block and store_less.
//
// Raised activations give 64 times the sum of the row too much; a word of 64s against the same block says how much.
#pragma once

#include <algorithm>
#include <cstring>

#include "model/kernel_sets.h"

namespace whosays::model {
namespace {

WHOSAYS_TARGET void dot_products(std::span<const std::int8_t> a, std::span<const std::int8_t> b, std::size_t width,
                                 std::int32_t* out) {
  if (width == 0) return;
  Raised raised[kTile];
  Sums too_much;
  Sums sums;
  alignas(64) std::int8_t block[kMostColumns * 16];
  const std::size_t quads = (width + 3) / 4;
  const std::size_t rows = a.size() / width;
  const std::size_t columns = b.size() / width;
  for (std::size_t first = 0; first < columns; first += 16) {
    pack_products(b, width, first, block);
    std::memset(raised[0].bytes, kActivationOne, quads * 4);
    multiply_block(raised, 1, block, quads, too_much);
    for (std::size_t at = 0; at < rows; at += kTile) {
      const std::size_t count = std::min(kTile, rows - at);
      raise(a.data() + at * width, width, count, raised);
      multiply_block(raised, count, block, quads, sums);
      for (std::size_t w = 0; w < count; ++w)
        store_less(sums, w, too_much, columns - first, out + (at + w) * columns + first);
    }
  }
}

}  // namespace
}  // namespace whosays::model
