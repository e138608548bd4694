#include "time/pieces.h"

#include "base/utf8.h"

namespace whosays::time {
namespace {

PieceKind kind_of(char32_t c) {
  if (c >= '0' && c <= '9') return PieceKind::digits;
  return utf8::is_letter(c) ? PieceKind::letters : PieceKind::other;
}

}  // namespace

Pieces pieces_of(std::string_view text, const Passage& passage) {
  Pieces out;
  out.lower = passage.tokens.lower;
  for (std::uint32_t row = 0; row < passage.sentences.rows.size(); ++row) {
    const Sentence& sentence = passage.sentences.rows[row];
    bool spaced = true;
    for (std::uint32_t at = sentence.span.begin; at < sentence.span.end;) {
      const utf8::Decoded d = utf8::decode(text, at);
      const std::uint32_t end = at + d.length;
      if (utf8::is_space(d.point)) {
        spaced = true;
      } else {
        const PieceKind kind = kind_of(d.point);
        const bool joins = !spaced && !out.rows.empty() && kind != PieceKind::other && out.rows.back().kind == kind;
        if (joins) {
          out.rows.back().span.end = end;
        } else {
          out.rows.push_back({{at, end}, kind, spaced, utf8::is_upper(d.point), row, sentence.paragraph});
        }
        spaced = false;
      }
      at = end;
    }
  }
  return out;
}

}  // namespace whosays::time
