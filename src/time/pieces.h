// The text in the smallest parts a pattern can name: runs of letters, runs of digits, single other characters.
//
// Finer than tokens ("10:40", "mid-March", "9p.m." are several pieces), so that patterns do not depend on how tokens
// join.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "doc/document.h"

namespace whosays::time {

enum class PieceKind : std::uint8_t { letters, digits, other };

struct Piece {
  Span span;
  PieceKind kind = PieceKind::other;
  bool spaced = false;  ///< blank (or the field's beginning) before it
  bool capital = false;
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
};

struct Pieces {
  std::string_view lower;  ///< the field in lower case
  std::vector<Piece> rows;
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(rows.size()); }
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return slice(lower, rows[i].span); }
};

/// Pieces of all sentences. Views into `passage`. O(bytes).
Pieces pieces_of(std::string_view text, const Passage& passage);

}  // namespace whosays::time
