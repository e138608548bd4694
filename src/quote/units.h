// Units: what the patterns read. A segment is one sentence as an editor sees it, with every quotation as one opaque
// unit, so that stops and cues inside quotation marks do not disturb the sentence around them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "doc/document.h"
#include "quote/word_class.h"

namespace whosays::quote {

enum class UnitKind : std::uint8_t { word, mark, quotation };

struct Unit {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  UnitKind kind = UnitKind::word;
  std::uint32_t quotation = 0;  ///< row, when kind is quotation
  ClassSet classes = 0;         ///< closed classes of a word
};

/// Half-open range of units of one segment.
struct UnitRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

/// Units of one segment with the strings they stand for. Cheap to copy by reference only; lives while its passage
/// lives.
class Segment {
 public:
  Segment(std::string_view text, const Passage& passage) : source_(text), passage_(passage) {}

  /// The same place, still without units.
  [[nodiscard]] Segment without_units() const {
    Segment out(source_, passage_);
    out.paragraph = paragraph;
    out.is_title = is_title;
    return out;
  }

  std::vector<Unit> units;
  std::uint32_t paragraph = 0;
  bool starts_paragraph = false;
  bool is_paragraph = false;  ///< the whole of it
  bool is_title = false;
  bool is_turn = false;  ///< begins with the name of who speaks in an interview: "Vell: I did."

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(units.size()); }
  /// Lower-case words of a unit; a quotation gives "".
  [[nodiscard]] std::string_view lower(std::uint32_t i) const {
    if (i >= units.size() || units[i].kind == UnitKind::quotation) return {};
    return passage_.tokens.lower_at(units[i].first_token);
  }
  [[nodiscard]] bool is(std::uint32_t i, std::string_view word) const { return lower(i) == word; }
  [[nodiscard]] bool has(std::uint32_t i, ClassSet classes) const {
    return i < units.size() && (units[i].classes & classes) != 0;
  }
  [[nodiscard]] bool capital(std::uint32_t i) const {
    return i < units.size() && units[i].kind == UnitKind::word && passage_.tokens.capital[units[i].first_token] != 0;
  }
  [[nodiscard]] bool is_word(std::uint32_t i) const { return i < units.size() && units[i].kind == UnitKind::word; }
  [[nodiscard]] bool is_number(std::uint32_t i) const {
    return i < units.size() && passage_.tokens.kind[units[i].first_token] == TokenKind::number;
  }
  [[nodiscard]] bool is_mark(std::uint32_t i) const { return i < units.size() && units[i].kind == UnitKind::mark; }
  [[nodiscard]] bool is_quotation(std::uint32_t i) const {
    return i < units.size() && units[i].kind == UnitKind::quotation;
  }
  /// A quotation that is speech rather than a term set off.
  [[nodiscard]] bool is_speech(std::uint32_t i) const {
    return is_quotation(i) && !passage_.quotations.rows[units[i].quotation].scare;
  }
  [[nodiscard]] bool is_unclosed(std::uint32_t i) const {
    return is_quotation(i) && !passage_.quotations.rows[units[i].quotation].closed;
  }
  /// The last character inside a quotation that is no quotation mark.
  [[nodiscard]] std::string_view last_inside(std::uint32_t i) const;

  [[nodiscard]] Span span(UnitRange range) const;
  [[nodiscard]] Span span(std::uint32_t i) const { return span(UnitRange{i, i + 1}); }
  [[nodiscard]] std::string_view text(UnitRange range) const { return slice(source_, span(range)); }

 private:
  std::string_view source_;
  const Passage& passage_;
};

/// All segments of a passage, in order. Every token is in exactly one.
std::vector<Segment> segments(std::string_view text, const Passage& passage);

/// The segment of a part of a passage (the inside of a quotation, say): tokens [first, end), quotations of `depth` and
/// deeper opaque.
Segment segment_of(std::string_view text, const Passage& passage, std::uint32_t first, std::uint32_t end,
                   std::uint8_t depth);

}  // namespace whosays::quote
