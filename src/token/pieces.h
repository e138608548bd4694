// A text as its smallest pieces, which joints.h puts together to words: runs of letters, runs of digits, or one other
// character.
//
// A piece never holds a blank. Columns, no heap object a piece; O(n).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace whosays::token {

/// How a piece or a word looks; the trained parts see words through it.
enum class Shape : std::uint8_t {
  none,      ///< beyond the text's ends
  lower,     ///< "ferry"
  capital,   ///< "Ferry"
  upper,     ///< "FERRY"
  mixed,     ///< "iTarn", "McOdel"
  initial,   ///< "F"
  letter,    ///< "f"
  caseless,  ///< letters without case: "東京"
  digit1,    ///< digits, by their number
  digit2,
  digit3,
  digit4,
  digits,
  stop,         ///< "."
  mark,         ///< "!" "?", runs of them
  ellipsis,     ///< "..." "…"
  comma,        ///< "," ";"
  colon,        ///< ":"
  opening,      ///< "(" "["
  closing,      ///< ")" "]"
  quote,        ///< "\"" “ ” « »
  apostrophe,   ///< "'" ’ ` ‘
  dash,         ///< "-" – —
  slash,        ///< "/"
  bullet,       ///< "*" "•"
  symbol,       ///< all else: "$", "%", emoji
  compound,     ///< a word of several pieces that begins with a letter, no capital: "state-run", "don't"
  compound_up,  ///< the same with a capital: "U.S.", "Don't"
  address,      ///< "http://...", "a@b"
  number,       ///< a word of several pieces that begins with a digit: "1,250.5", "10:40"
  face,         ///< several characters, no letter: ":)", "--", "***"
};
inline constexpr std::uint32_t kShapes = 32;

/// What stands before a piece; a blank also where a page lost one between two sentences (lost_blanks.h).
enum class Gap : std::uint8_t { none, blank, line };

struct Pieces {
  std::vector<Span> span;
  std::vector<std::uint32_t> hash;  ///< of the letters in lower case (ASCII); one value for all marks of one kind
  std::vector<Shape> shape;
  std::vector<Gap> gap;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(span.size()); }
};

Pieces cut_pieces(std::string_view text);

/// One step of the hash of all features: the same on every machine.
constexpr std::uint32_t mixed(std::uint32_t hash, std::uint32_t value) {
  hash = (hash ^ value) * 0x9E3779B1U;
  return hash ^ (hash >> 15U);
}

/// The hash of a piece of these letters, in small letters, and of one other character.
constexpr std::uint32_t letters_hash(std::string_view letters) {
  std::uint32_t hash = 0x77U;
  for (const char c : letters) hash = mixed(hash, static_cast<unsigned char>(c));
  return hash;
}
constexpr std::uint32_t mark_hash(char c) { return mixed(0x51U, static_cast<unsigned char>(c)); }

constexpr bool is_letters(Shape shape) { return shape >= Shape::lower && shape <= Shape::caseless; }
constexpr bool is_digits(Shape shape) { return shape >= Shape::digit1 && shape <= Shape::digits; }

}  // namespace whosays::token
