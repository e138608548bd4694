// From clean text back to the bytes it was read from.
//
// A map is a list of pieces in text order. Inside a `verbatim` piece text and original agree byte for byte; any other
// piece (an entity, a converted character, a collapsed blank) corresponds as a whole. Lookup O(log pieces).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/span.h"

namespace whosays {

/// A range of bytes of an original; originals may be larger than their text.
struct OriginalRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  friend auto operator<=>(const OriginalRange&, const OriginalRange&) = default;
};

class SourceMap {
 public:
  struct Piece {
    std::uint32_t text_begin;
    std::uint32_t text_size;
    std::uint64_t original_begin;
    std::uint32_t original_size;
    [[nodiscard]] bool verbatim() const { return text_size == original_size; }
  };

  /// The map of a text that is `size` bytes of its original, from `at` on.
  static SourceMap identity(std::uint32_t size, std::uint64_t at = 0);

  /// Pieces are added in text order without gaps in the text; a piece that continues the one before is merged into it.
  void add(std::uint32_t text_size, std::uint64_t original_begin, std::uint32_t original_size);

  /// The smallest range of the original that holds all bytes of `span`; none when the span is not covered (a title that
  /// was built from metadata elsewhere, say). Empty spans have no range.
  [[nodiscard]] std::optional<OriginalRange> find(Span span) const;

  [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }
  [[nodiscard]] std::uint32_t text_size() const { return text_size_; }
  [[nodiscard]] bool empty() const { return pieces_.empty(); }

 private:
  [[nodiscard]] const Piece* piece_at(std::uint32_t at) const;
  std::vector<Piece> pieces_;
  std::uint32_t text_size_ = 0;
};

}  // namespace whosays
