#include "read/mapped_text.h"

#include <algorithm>

namespace whosays::read {
namespace {

using Piece = SourceMap::Piece;

/// The first piece that ends behind `at`.
std::vector<Piece>::const_iterator piece_from(const std::vector<Piece>& pieces, std::uint32_t at) {
  return std::partition_point(pieces.begin(), pieces.end(),
                              [at](const Piece& p) { return p.text_begin + p.text_size <= at; });
}

}  // namespace

void TextBuilder::put(std::string_view text, Span range) {
  const auto size = static_cast<std::uint32_t>(text.size());
  if (size == 0) return;
  if (size == range.size()) {
    map_by_bytes(range);
  } else {
    map_whole(size, range);
  }
  built_.text += text;
}

void TextBuilder::map_by_bytes(Span range) {
  const std::vector<Piece>& pieces = source_.map.pieces();
  std::uint32_t at = range.begin;
  for (auto p = piece_from(pieces, at); p != pieces.end() && at < range.end; ++p) {
    const std::uint32_t end = std::min(range.end, p->text_begin + p->text_size);
    if (p->verbatim()) {
      built_.map.add(end - at, p->original_begin + (at - p->text_begin), end - at);
    } else {
      built_.map.add(end - at, p->original_begin, p->original_size);
    }
    at = end;
  }
}

void TextBuilder::map_whole(std::uint32_t text_size, Span range) {
  if (const auto original = source_.map.find(range)) {
    built_.map.add(text_size, original->begin, static_cast<std::uint32_t>(original->end - original->begin));
    return;
  }
  const auto place = source_.map.find({range.begin, range.begin + 1});
  const std::uint64_t end =
      source_.map.empty() ? 0 : source_.map.pieces().back().original_begin + source_.map.pieces().back().original_size;
  built_.map.add(text_size, place ? place->begin : end, 0);
}

void TextBuilder::append(const MappedText& part) {
  for (const Piece& p : part.map.pieces()) {
    const auto begin = static_cast<std::uint32_t>(p.original_begin);
    put(std::string_view(part.text).substr(p.text_begin, p.text_size), {begin, begin + p.original_size});
  }
}

Span source_span(const MappedText& part) {
  Span span{~std::uint32_t{0}, 0};
  for (const Piece& p : part.map.pieces()) {
    const auto begin = static_cast<std::uint32_t>(p.original_begin);
    span.begin = std::min(span.begin, begin);
    span.end = std::max(span.end, begin + p.original_size);
  }
  return span;
}

MappedText sub_text(const MappedText& whole, Span range) {
  TextBuilder builder(whole);
  builder.copy(range);
  return builder.finish();
}

}  // namespace whosays::read
