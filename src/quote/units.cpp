#include "quote/units.h"

#include <algorithm>
#include <optional>

#include "quote/cues.h"

namespace whosays::quote {
namespace {

/// Row of the quotation of `depth` that begins with token i, or none.
std::optional<std::uint32_t> quotation_from(const Passage& passage, std::uint32_t i, std::uint8_t depth) {
  const auto& rows = passage.quotations.rows;
  const std::uint32_t begin = passage.tokens.span[i].begin;
  auto it = std::lower_bound(rows.begin(), rows.end(), begin,
                             [](const Quotation& q, std::uint32_t at) { return q.span.begin < at; });
  if (it == rows.end() || it->span.begin != begin || it->depth != depth) return std::nullopt;
  return static_cast<std::uint32_t>(it - rows.begin());
}

std::uint32_t first_token_at(const Tokens& tokens, std::uint32_t byte) {
  const auto it = std::lower_bound(tokens.span.begin(), tokens.span.end(), byte,
                                   [](const Span& s, std::uint32_t at) { return s.begin < at; });
  return static_cast<std::uint32_t>(it - tokens.span.begin());
}

/// Cuts a passage into segments: sentences, joined where a quotation runs over their border, where a sentence ends with
/// a colon before a quotation, and where a quotation that ends with ! or ? is followed by a short sentence with its
/// cue.
class Segmenter {
 public:
  Segmenter(std::string_view text, const Passage& passage) : text_(text), passage_(passage) {}

  std::vector<Segment> run() {
    std::vector<Segment> out;
    const auto& rows = passage_.sentences.rows;
    std::uint32_t last_paragraph = Id<SentenceTag>::kNone;
    for (std::size_t s = 0; s < rows.size();) {
      const std::size_t first = s;
      while (s + 1 < rows.size() && joins_next(s, rows[s].end_token)) ++s;
      Segment segment = segment_of(text_, passage_, rows[first].first_token, rows[s].end_token, 0);
      segment.paragraph = rows[first].paragraph;
      segment.starts_paragraph = segment.paragraph != last_paragraph;
      if (segment.starts_paragraph) drop_lost_mark(segment);
      last_paragraph = rows[s].paragraph;
      segment.is_paragraph =
          segment.starts_paragraph && (s + 1 == rows.size() || rows[s + 1].paragraph != last_paragraph);
      push_in_pieces(std::move(segment), out);
      ++s;
    }
    return out;
  }

 private:
  /// No sentence is that long: what has more units is a list or hostile, and patterns look back over a whole segment.
  static constexpr std::size_t kLongest = 600;

  static void push_in_pieces(Segment whole, std::vector<Segment>& out) {
    const std::size_t count = whole.units.size();
    if (count <= kLongest) {
      out.push_back(std::move(whole));
      return;
    }
    for (std::size_t begin = 0; begin < count; begin += kLongest) {
      Segment piece = whole.without_units();
      const auto at = [&](std::size_t i) { return whole.units.begin() + static_cast<std::ptrdiff_t>(i); };
      piece.units.assign(at(begin), at(std::min(begin + kLongest, count)));
      piece.starts_paragraph = whole.starts_paragraph && begin == 0;
      out.push_back(std::move(piece));
    }
  }

  /// A double mark at the beginning that belongs to no quotation stands before a turn of a transcript (marks.cpp).
  void drop_lost_mark(Segment& segment) const {
    if (segment.units.size() < 2 || segment.units.front().kind != UnitKind::mark) return;
    const std::string_view mark = passage_.tokens.lower_at(segment.units.front().first_token);
    if (mark == "\"" || mark == "“" || mark == "``") segment.units.erase(segment.units.begin());
  }

  [[nodiscard]] bool joins_next(std::size_t s, std::uint32_t end) const {
    if (inside_quotation(end)) return true;
    const auto& next = passage_.sentences.rows[s + 1];
    const bool quotation_follows = quotation_from(passage_, next.first_token, 0).has_value();
    const bool same_paragraph = next.paragraph == passage_.sentences.rows[s].paragraph;
    if (passage_.tokens.lower_at(end - 1) == ":" && (quotation_follows || (same_paragraph && somebody_says(end - 1))))
      return true;
    return same_paragraph && ends_with_loud_quotation(end) &&
           passage_.tokens.kind[next.first_token] == TokenKind::word && next.end_token - next.first_token <= 14;
  }

  /// "The chief said on Monday:" before the colon at `colon`.
  [[nodiscard]] bool somebody_says(std::uint32_t colon) const {
    constexpr std::uint32_t kFarthest = 6;
    for (std::uint32_t i = colon; i > 0 && colon - i < kFarthest; --i)
      if ((frames_of(passage_.tokens.lower_at(i - 1)) & kQuote) != 0) return true;
    return false;
  }

  /// Token `i` stands inside a quotation that began before it.
  [[nodiscard]] bool inside_quotation(std::uint32_t i) const {
    const std::uint32_t at = passage_.tokens.span[i].begin;
    const auto& rows = passage_.quotations.rows;
    auto it = std::lower_bound(rows.begin(), rows.end(), at,
                               [](const Quotation& q, std::uint32_t byte) { return q.span.begin < byte; });
    while (it != rows.begin()) {
      --it;
      if (it->depth == 0) return it->span.end > at;
    }
    return false;
  }

  [[nodiscard]] bool ends_with_loud_quotation(std::uint32_t end) const {
    if (end < 2 || passage_.tokens.kind[end - 1] != TokenKind::quote_mark) return false;
    const std::string_view stop = passage_.tokens.lower_at(end - 2);
    return stop == "!" || stop == "?" || stop == ",";
  }

  std::string_view text_;
  const Passage& passage_;
};

}  // namespace

std::string_view Segment::last_inside(std::uint32_t i) const {
  const Unit& unit = units[i];
  for (std::uint32_t t = unit.end_token; t > unit.first_token + 1; --t)
    if (passage_.tokens.kind[t - 1] != TokenKind::quote_mark) return passage_.tokens.lower_at(t - 1);
  return {};
}

Span Segment::span(UnitRange range) const {
  return {passage_.tokens.span[units[range.begin].first_token].begin,
          passage_.tokens.span[units[range.end - 1].end_token - 1].end};
}

Segment segment_of(std::string_view text, const Passage& passage, std::uint32_t first, std::uint32_t end,
                   std::uint8_t depth) {
  Segment out(text, passage);
  const Tokens& tokens = passage.tokens;
  out.units.reserve(end - first);
  for (std::uint32_t i = first; i < end;) {
    if (tokens.kind[i] == TokenKind::quote_mark) {
      if (const auto row = quotation_from(passage, i, depth)) {
        const std::uint32_t after =
            std::clamp(first_token_at(tokens, passage.quotations.rows[*row].span.end), i + 1, end);
        out.units.push_back({i, after, UnitKind::quotation, *row, 0});
        i = after;
        continue;
      }
    }
    const bool word = tokens.kind[i] == TokenKind::word || tokens.kind[i] == TokenKind::number;
    out.units.push_back(
        {i, i + 1, word ? UnitKind::word : UnitKind::mark, 0, word ? classes_of(tokens.lower_at(i)) : ClassSet{0}});
    ++i;
  }
  return out;
}

std::vector<Segment> segments(std::string_view text, const Passage& passage) { return Segmenter(text, passage).run(); }

}  // namespace whosays::quote
