#include "show/marked_text.h"

#include <algorithm>
#include <tuple>

namespace whosays::show {
namespace {

struct Stretch {
  Span span;
  Mark mark;
};

std::vector<Stretch> stretches_of(const Statements& statements, Field field) {
  std::vector<Stretch> out;
  for (std::uint32_t row = 0; row < statements.rows.size(); ++row) {
    const Statement& s = statements.rows[row];
    if (s.field != field) continue;
    for (const auto& [range, part] :
         {std::pair{s.content, Part::content}, std::pair{s.source, Part::source}, std::pair{s.cue, Part::cue}})
      for (const Span span : statements.spans.at(range))
        if (!span.empty()) out.push_back({span, {row, part}});
  }
  // where two begin together, the longer is outside
  std::stable_sort(out.begin(), out.end(), [](const Stretch& a, const Stretch& b) {
    return std::make_tuple(a.span.begin, ~a.span.end) < std::make_tuple(b.span.begin, ~b.span.end);
  });
  return out;
}

std::vector<std::uint32_t> borders_of(const std::vector<Stretch>& stretches, std::uint32_t size) {
  std::vector<std::uint32_t> borders{0, size};
  for (const Stretch& s : stretches) borders.insert(borders.end(), {s.span.begin, s.span.end});
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  return borders;
}

}  // namespace

std::vector<Piece> marked_pieces(const Document& document, Field field) {
  const std::vector<Stretch> stretches = stretches_of(document.statements, field);
  const auto size = static_cast<std::uint32_t>(document.article.field(field).size());
  const std::vector<std::uint32_t> borders = borders_of(stretches, size);
  std::vector<bool> begun(document.statements.rows.size(), false);
  std::vector<Stretch> open;
  std::vector<Piece> pieces;
  std::size_t next = 0;
  for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
    Piece piece{{borders[i], borders[i + 1]}, {}, {}};
    std::erase_if(open, [&](const Stretch& s) { return s.span.end <= piece.span.begin; });
    for (; next < stretches.size() && stretches[next].span.begin == piece.span.begin; ++next) {
      open.push_back(stretches[next]);
      const std::uint32_t row = stretches[next].mark.statement;
      if (!begun[row]) piece.begins.push_back(row);
      begun[row] = true;
    }
    for (std::size_t k = open.size() - std::min(open.size(), kMarksAtOnce); k < open.size(); ++k)
      piece.marks.push_back(open[k].mark);
    std::sort(piece.begins.begin(), piece.begins.end());
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace whosays::show
