#include "base/utf8.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstring>

namespace whosays::utf8 {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// Length of the valid sequence at `at`, or 0; then `broken` is the length of the maximal invalid part (at least 1).
std::size_t sequence_length(std::string_view s, std::size_t at, std::size_t& broken) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char lead = byte(at);
  broken = 1;
  if (lead < 0x80) return 1;
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (at + i >= s.size()) return 0;
    const unsigned char c = byte(at + i);
    const bool fits = i == 1 ? (c >= low && c <= high) : (c >= 0x80 && c <= 0xBF);
    if (!fits) return 0;
    broken = i + 1;
  }
  return length;
}

/// Eight bytes at once, each looked at by its highest bits.
class Eight {
 public:
  explicit Eight(const char* bytes) { std::memcpy(&bits_, bytes, 8); }
  [[nodiscard]] std::uint32_t continuing() const { return sum(bits_ >> 7U & ~(bits_ >> 6U)); }
  [[nodiscard]] std::uint32_t leading_four() const {
    return sum(bits_ >> 7U & bits_ >> 6U & bits_ >> 5U & bits_ >> 4U);
  }

 private:
  static constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  static std::uint32_t sum(std::uint64_t lowest) { return static_cast<std::uint32_t>((lowest & kOnes) * kOnes >> 56U); }
  std::uint64_t bits_ = 0;
};

std::uint32_t units_of(char32_t point, Unit unit, std::uint32_t bytes) {
  switch (unit) {
    case Unit::utf8: return bytes;
    case Unit::utf16: return point > 0xFFFF ? 2 : 1;
    case Unit::code_points: return 1;
  }
  return 1;
}

}  // namespace

std::size_t first_invalid(std::string_view bytes) {
  std::size_t broken = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = sequence_length(bytes, at, broken);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::string repaired(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t broken = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes, at, broken);
    if (length == 0) {
      append(out, kReplacement);
      at += broken;
    } else {
      out.append(bytes.substr(at, length));
      at += length;
    }
  }
  return out;
}

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {((lead & 0x1F) << 6) | (byte(at + 1) & 0x3F), 2};
  if (lead < 0xF0) return {((lead & 0x0F) << 12) | ((byte(at + 1) & 0x3F) << 6) | (byte(at + 2) & 0x3F), 3};
  return {((lead & 0x07) << 18) | ((byte(at + 1) & 0x3F) << 12) | ((byte(at + 2) & 0x3F) << 6) | (byte(at + 3) & 0x3F),
          4};
}

void append(std::string& out, char32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | (point >> 6));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0 | (point >> 12));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (point >> 18));
    out += static_cast<char>(0x80 | ((point >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  }
}

std::size_t count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == 0x200B || c == 0xFEFF;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return u_isdigit(static_cast<UChar32>(c)) != 0;
}

bool is_word(char32_t c) {
  if (c < 0x80) return is_letter(c) || is_digit(c) || c == '_';
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

bool is_unsafe_to_show(char32_t c) {
  if (c == '\n' || c == '\t') return false;
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return true;
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x2028 || c == 0x2029 || (c >= 0xE0000 && c <= 0xE007F);
}

std::string made_safe(std::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded d = decode(text, at);
    if (!keep_lines && (d.point == '\n' || d.point == '\t')) {
      out += ' ';
    } else if (is_unsafe_to_show(d.point)) {
      out += fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(d.point));
    } else {
      out.append(text.substr(at, d.length));
    }
    at += d.length;
  }
  return out;
}

std::string ascii_lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

OffsetTable::OffsetTable(std::string_view text, Unit unit) : text_(text), unit_(unit) {
  if (unit == Unit::utf8) return;
  at_stride_.reserve(text.size() / kStride + 1);
  std::uint32_t units = 0;
  std::size_t next_mark = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (at >= next_mark) {
      at_stride_.push_back(units);
      next_mark += kStride;
    }
    if (static_cast<unsigned char>(text[at]) < 0x80) {  // one byte, one code point, one unit of UTF-16
      ++units;
      ++at;
      continue;
    }
    const Decoded d = decode(text, at);
    units += units_of(d.point, unit, d.length);
    at += d.length;
  }
}

std::uint32_t OffsetTable::from_byte(std::uint32_t byte) const {
  if (unit_ == Unit::utf8 || at_stride_.empty()) return byte;
  std::uint32_t slot = std::min<std::uint32_t>(byte / kStride, static_cast<std::uint32_t>(at_stride_.size()) - 1);
  std::size_t at = std::size_t{slot} * kStride;
  while (at < byte && is_continuation(text_[at])) ++at;
  // Every sequence begins with one byte that continues none; those of four bytes are two units of UTF-16.
  std::uint32_t first = 0;
  std::uint32_t fours = 0;
  for (; at + 8 <= byte; at += 8) {
    const Eight eight(text_.data() + at);
    first += 8 - eight.continuing();
    fours += eight.leading_four();
  }
  for (; at < byte; ++at) {
    first += is_continuation(text_[at]) ? 0U : 1U;
    fours += static_cast<unsigned char>(text_[at]) >= 0xF0 ? 1U : 0U;
  }
  return at_stride_[slot] + first + (unit_ == Unit::utf16 ? fours : 0U);
}

std::uint32_t OffsetTable::to_byte(std::uint32_t offset) const {
  if (unit_ == Unit::utf8) return std::min<std::uint32_t>(offset, static_cast<std::uint32_t>(text_.size()));
  if (at_stride_.empty()) return 0;
  const auto after = std::upper_bound(at_stride_.begin(), at_stride_.end(), offset);
  const auto slot = static_cast<std::size_t>(after - at_stride_.begin()) - 1;
  std::size_t at = slot * kStride;
  while (at < text_.size() && is_continuation(text_[at])) ++at;
  std::uint32_t units = at_stride_[slot];
  while (at < text_.size() && units < offset) {
    const Decoded d = decode(text_, at);
    units += units_of(d.point, unit_, d.length);
    at += d.length;
  }
  return static_cast<std::uint32_t>(at);
}

}  // namespace whosays::utf8
