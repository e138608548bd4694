// A text with the way back to its original, and the one tool that builds such texts from others.
//
// Reading is a chain of rewritings: bytes -> UTF-8 -> lines or blocks -> clean text. Each step says which range of the
// text before it a piece of its own text stands for; the builder composes that with the map of the text before, so that
// the last map leads straight to the bytes of the original. Cost: linear in the text, times log(pieces) for every
// piece.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/span.h"
#include "doc/source_map.h"

namespace whosays::read {

struct MappedText {
  std::string text;
  SourceMap map;
};

/// Builds a text out of pieces of another. The source must outlive the builder.
class TextBuilder {
 public:
  explicit TextBuilder(const MappedText& source) : source_(source) {}

  /// Appends `text`, which stands for `range` of the source. When both have the same number of bytes they correspond
  /// byte by byte, else as a whole. An empty range marks a place: text that the original does not have.
  void put(std::string_view text, Span range);

  /// Appends the source's own bytes.
  void copy(Span range) { put(slice(source_.text, range), range); }

  /// Appends a text whose map leads into the source.
  void append(const MappedText& part);

  [[nodiscard]] const std::string& text() const { return built_.text; }
  [[nodiscard]] bool empty() const { return built_.text.empty(); }
  MappedText finish() { return std::move(built_); }

 private:
  void map_by_bytes(Span range);
  void map_whole(std::uint32_t text_size, Span range);

  const MappedText& source_;
  MappedText built_;
};

/// The range of the source that `part` covers; requires a part that is mapped.
Span source_span(const MappedText& part);

/// The bytes [begin, end) of a text, with their map.
MappedText sub_text(const MappedText& whole, Span range);

}  // namespace whosays::read
