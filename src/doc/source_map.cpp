#include "doc/source_map.h"

#include <algorithm>

namespace whosays {

SourceMap SourceMap::identity(std::uint32_t size, std::uint64_t at) {
  SourceMap map;
  if (size > 0) map.add(size, at, size);
  return map;
}

void SourceMap::add(std::uint32_t text_size, std::uint64_t original_begin, std::uint32_t original_size) {
  if (text_size == 0) return;
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    const bool continues = last.original_begin + last.original_size == original_begin;
    // A one-to-one piece of equal size is verbatim only byte for byte; merging keeps the offsets right either way.
    if (continues && last.verbatim() && text_size == original_size) {
      last.text_size += text_size;
      last.original_size += original_size;
      text_size_ += text_size;
      return;
    }
  }
  pieces_.push_back({text_size_, text_size, original_begin, original_size});
  text_size_ += text_size;
}

const SourceMap::Piece* SourceMap::piece_at(std::uint32_t at) const {
  auto after = std::upper_bound(pieces_.begin(), pieces_.end(), at,
                                [](std::uint32_t value, const Piece& p) { return value < p.text_begin; });
  if (after == pieces_.begin()) return nullptr;
  const Piece& piece = *std::prev(after);
  return at < piece.text_begin + piece.text_size ? &piece : nullptr;
}

std::optional<OriginalRange> SourceMap::find(Span span) const {
  if (span.empty()) return std::nullopt;
  const Piece* first = piece_at(span.begin);
  const Piece* last = piece_at(span.end - 1);
  if (first == nullptr || last == nullptr) return std::nullopt;
  OriginalRange range;
  range.begin = first->original_begin + (first->verbatim() ? span.begin - first->text_begin : 0);
  range.end = last->original_begin + (last->verbatim() ? span.end - last->text_begin : last->original_size);
  for (const Piece* p = first; p <= last; ++p) {
    range.begin = std::min(range.begin, p == first ? range.begin : p->original_begin);
    range.end = std::max(range.end, p == last ? range.end : p->original_begin + p->original_size);
  }
  return range;
}

}  // namespace whosays
