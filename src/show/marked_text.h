// A text cut where statements' sources, cues and contents begin and end: what `read` marks in the article itself.
#pragma once

#include <cstdint>
#include <vector>

#include "doc/document.h"
#include "ledger/records.h"

namespace whosays::show {

/// A span of one statement that covers a piece.
struct Mark {
  std::uint32_t statement = 0;  ///< row
  Part part = Part::source;     ///< source, cue or content
};

/// Characters between two borders, and every mark on them, the longest span first. Of more than kMarksAtOnce only
/// the innermost are kept: nobody sees more, and a hostile text nests thousands.
struct Piece {
  Span span;
  std::vector<Mark> marks;
  std::vector<std::uint32_t> begins;  ///< rows whose first span begins here
};
inline constexpr std::size_t kMarksAtOnce = 8;

/// Pieces in text order; together they are the whole title or text. O(n log n + n * kMarksAtOnce) for n spans, beside
/// the deepest nesting.
std::vector<Piece> marked_pieces(const Document& document, Field field);

}  // namespace whosays::show
