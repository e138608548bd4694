// UTF-8: validation, stepping, and the way between bytes and the other units of offset that readers use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whosays::utf8 {

/// Position of the first byte that is not part of valid UTF-8 (RFC 3629: no surrogates, no overlong forms, nothing
/// above U+10FFFF), or npos when all of it is valid. O(n).
std::size_t first_invalid(std::string_view bytes);

/// Replaces each maximal invalid run by U+FFFD, as the Unicode standard (3.9, "best practice") describes.
std::string repaired(std::string_view bytes);

struct Decoded {
  char32_t point;
  std::uint8_t length;  ///< bytes used, 1 to 4
};

/// The code point that starts at `at`. Requires valid UTF-8 and at < text.size().
Decoded decode(std::string_view text, std::size_t at);

/// Appends one code point. Requires a scalar value.
void append(std::string& out, char32_t point);

/// True inside a multi-byte sequence.
inline bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Number of code points. Requires valid UTF-8.
std::size_t count(std::string_view text);

bool is_space(char32_t c);   ///< Unicode White_Space, and U+200B, U+FEFF
bool is_letter(char32_t c);  ///< general category L*
bool is_upper(char32_t c);   ///< Lu or Lt
bool is_digit(char32_t c);   ///< Nd
bool is_word(char32_t c);    ///< L*, N* or underscore: Python's \w, which the scorers use

/// Control characters (but \n and \t) and bidirectional overrides: never shown raw on a terminal or in a page.
bool is_unsafe_to_show(char32_t c);

/// Text with every unsafe character shown as its code (`<U+202E>`). With `keep_lines` false, \n and \t become blanks.
std::string made_safe(std::string_view text, bool keep_lines = true);

/// ASCII letters in lower case, typographic apostrophes and all else unchanged, so that offsets stay as they are.
std::string ascii_lowered(std::string_view text);

enum class Unit { utf8, code_points, utf16 };

/// Converts byte offsets of one text to another unit and back. Building is O(n), a conversion O(stride).
class OffsetTable {
 public:
  OffsetTable(std::string_view text, Unit unit);
  /// Requires byte <= text.size(), on a code point border.
  [[nodiscard]] std::uint32_t from_byte(std::uint32_t byte) const;
  /// The byte at which unit `offset` begins; past the end gives text.size().
  [[nodiscard]] std::uint32_t to_byte(std::uint32_t offset) const;

 private:
  static constexpr std::uint32_t kStride = 256;
  std::string_view text_;
  Unit unit_;
  std::vector<std::uint32_t> at_stride_;  ///< units before byte i * kStride (rounded up to a border)
};

}  // namespace whosays::utf8
