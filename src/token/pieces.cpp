#include "token/pieces.h"

#include <array>

#include "base/utf8.h"
#include "token/lost_blanks.h"

namespace whosays::token {
namespace {

bool is_combining(char32_t c) { return (c >= 0x0300 && c <= 0x036F) || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F); }

enum class Kind : std::uint8_t { blank, line, letter, digit, single };

Kind kind_of(char32_t c) {
  if (c == '\n') return Kind::line;
  if (utf8::is_space(c)) return Kind::blank;
  if (utf8::is_letter(c) || is_combining(c)) return Kind::letter;
  return utf8::is_digit(c) ? Kind::digit : Kind::single;
}

constexpr std::array<Kind, 128> ascii_kinds() {
  std::array<Kind, 128> kinds{};
  for (std::uint32_t c = 0; c < 128; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    kinds[c] = c == '\n'                ? Kind::line
               : blank                  ? Kind::blank
               : letter                 ? Kind::letter
               : (c >= '0' && c <= '9') ? Kind::digit
                                        : Kind::single;
  }
  return kinds;
}
constexpr std::array<Kind, 128> kAscii = ascii_kinds();

/// One character for all marks of a kind, so that typographic text reads as plain text does.
char32_t plain(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x02BC:
    case '`': return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB: return '"';
    case 0x2010:
    case 0x2011: return '-';
    default: return c;
  }
}

Shape single_shape(char32_t c) {
  switch (c) {
    case '.': return Shape::stop;
    case '!':
    case '?': return Shape::mark;
    case 0x2026: return Shape::ellipsis;
    case ',':
    case ';': return Shape::comma;
    case ':': return Shape::colon;
    case '(':
    case '[':
    case '{': return Shape::opening;
    case ')':
    case ']':
    case '}': return Shape::closing;
    case '"': return Shape::quote;
    case '\'': return Shape::apostrophe;
    case '-':
    case 0x2013:
    case 0x2014:
    case 0x2015: return Shape::dash;
    case '/': return Shape::slash;
    case '*':
    case 0x2022:
    case 0x00B7: return Shape::bullet;
    default: return Shape::symbol;
  }
}

class PieceCutter {
 public:
  explicit PieceCutter(std::string_view text) : text_(text) {}

  Pieces run() {
    const std::size_t guess = text_.size() / 4 + 8;
    out_.span.reserve(guess);
    out_.hash.reserve(guess);
    out_.shape.reserve(guess);
    out_.gap.reserve(guess);
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    const utf8::Decoded d = byte < 0x80 ? utf8::Decoded{byte, 1} : utf8::decode(text_, at_);
    switch (byte < 0x80 ? kAscii[byte] : kind_of(d.point)) {
      case Kind::line: gap_ = Gap::line; break;
      case Kind::blank:
        if (gap_ == Gap::none) gap_ = Gap::blank;
        break;
      case Kind::letter: letters(); return;
      case Kind::digit: digits(); return;
      case Kind::single: {
        const char32_t c = plain(d.point);
        emit(at_ + d.length, mixed(0x51U, c), single_shape(c));
        return;
      }
    }
    at_ += d.length;
  }

  void letters() {
    std::size_t end = at_;
    std::uint32_t hash = 0x77U;
    std::uint32_t count = 0;
    std::uint32_t capitals = 0;
    bool first_capital = false;
    bool cased = true;
    while (end < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[end]);
      if (byte < 0x80) {
        if (kAscii[byte] != Kind::letter) break;
        const bool upper = byte < 'a';
        if (count == 0) first_capital = upper;
        capitals += upper ? 1 : 0;
        hash = mixed(hash, byte | 0x20U);
        ++end;
      } else {
        const utf8::Decoded d = utf8::decode(text_, end);
        if (kind_of(d.point) != Kind::letter) break;
        const bool upper = utf8::is_upper(d.point);
        if (count == 0) first_capital = upper;
        capitals += upper ? 1 : 0;
        cased = cased && (d.point < 0x0590 || upper);
        hash = mixed(hash, d.point);
        end += d.length;
      }
      ++count;
    }
    emit(end, hash, letter_shape(count, capitals, first_capital, cased));
  }

  static Shape letter_shape(std::uint32_t count, std::uint32_t capitals, bool first_capital, bool cased) {
    if (!cased) return Shape::caseless;
    if (count == 1) return first_capital ? Shape::initial : Shape::letter;
    if (capitals == 0) return Shape::lower;
    if (capitals == count) return Shape::upper;
    return first_capital && capitals == 1 ? Shape::capital : Shape::mixed;
  }

  void digits() {
    std::size_t end = at_;
    std::uint32_t hash = 0x33U;
    std::uint32_t count = 0;
    while (end < text_.size()) {
      const utf8::Decoded d = utf8::decode(text_, end);
      if (!utf8::is_digit(d.point)) break;
      hash = mixed(hash, d.point);
      end += d.length;
      ++count;
    }
    constexpr std::array kBySize{Shape::digit1, Shape::digit2, Shape::digit3, Shape::digit4, Shape::digits};
    emit(end, hash, kBySize.at(count < 5 ? count - 1 : 4));
  }

  void emit(std::size_t end, std::uint32_t hash, Shape shape) {
    out_.span.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)});
    out_.hash.push_back(hash);
    out_.shape.push_back(shape);
    out_.gap.push_back(gap_);
    gap_ = Gap::none;
    at_ = end;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Gap gap_ = Gap::line;
  Pieces out_;
};

}  // namespace

Pieces cut_pieces(std::string_view text) {
  Pieces out = PieceCutter(text).run();
  find_lost_blanks(text, out);
  return out;
}

}  // namespace whosays::token
