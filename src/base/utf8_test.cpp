// UTF-8 against a naive reader of the standard: every short string of interesting bytes, every scalar value, and random
// texts long enough to cross the strides of the offset table.
#include "base/utf8.h"

#include <gtest/gtest.h>

#include <random>

namespace whosays::utf8 {
namespace {

/// The sequence at `at` by the arithmetic of RFC 3629, without ranges of second bytes: its length, or 0.
std::size_t naive_length(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(s[i])); };
  const std::uint32_t lead = byte(at);
  if (lead < 0x80) return 1;
  const std::size_t length = (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : (lead & 0xF8) == 0xF0 ? 4 : 0;
  if (length == 0 || at + length > s.size()) return 0;
  std::uint32_t point = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
    point = (point << 6) | (byte(at + i) & 0x3F);
  }
  static constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  return point < kLeast[length] || surrogate || point > 0x10FFFF ? 0 : length;
}

/// True when more bytes could make the part valid. The bytes tried are the borders of all ranges of second bytes.
bool naive_is_beginning(std::string part) {
  if (part.size() >= 4) return false;
  for (const char c : {'\x80', '\x8F', '\x90', '\x9F', '\xA0', '\xBF'}) {
    part.push_back(c);
    if (naive_length(part, 0) == part.size() || naive_is_beginning(part)) return true;
    part.pop_back();
  }
  return false;
}

std::size_t naive_first_invalid(std::string_view s) {
  for (std::size_t at = 0; at < s.size();) {
    const std::size_t length = naive_length(s, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::string naive_repaired(std::string_view s) {
  std::string out;
  for (std::size_t at = 0; at < s.size();) {
    const std::size_t length = naive_length(s, at);
    if (length != 0) {
      out.append(s.substr(at, length));
      at += length;
      continue;
    }
    std::size_t broken = 1;
    while (at + broken < s.size() && naive_is_beginning(std::string(s.substr(at, broken + 1)))) ++broken;
    out += "\xEF\xBF\xBD";
    at += broken;
  }
  return out;
}

/// Both ends of every range that the standard's table of well-formed sequences knows.
constexpr unsigned char kBytes[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2,
                                    0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF3, 0xF4, 0xF5, 0xFF};

template <class Check>
void for_each_string(std::string& s, std::size_t longest, const Check& check) {
  check(s);
  if (s.size() == longest) return;
  for (const unsigned char byte : kBytes) {
    s.push_back(static_cast<char>(byte));
    for_each_string(s, longest, check);
    s.pop_back();
  }
}

TEST(Utf8, ShortStringsAgreeWithTheStandard) {
  std::string s;
  std::size_t wrong = 0;
  for_each_string(s, 4, [&](const std::string& bytes) {
    if (first_invalid(bytes) != naive_first_invalid(bytes)) ++wrong;
  });
  EXPECT_EQ(wrong, 0U);
}

TEST(Utf8, RepairReplacesMaximalParts) {
  std::string s;
  std::size_t wrong = 0;
  for_each_string(s, 3, [&](const std::string& bytes) {
    if (repaired(bytes) != naive_repaired(bytes)) ++wrong;
  });
  EXPECT_EQ(wrong, 0U);
  EXPECT_EQ(repaired("a\xFF\xFE"), "a\uFFFD\uFFFD");
  EXPECT_EQ(repaired("\xE2\x82"), "\uFFFD") << "a cut sequence is one part";
  EXPECT_EQ(repaired("\xE2\x82x"), "\uFFFDx");
  EXPECT_EQ(repaired("\xF0\x9F\x98\xC3\xA9"), "\uFFFDé");
  EXPECT_EQ(repaired("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD") << "a surrogate has no valid beginning";
  EXPECT_EQ(repaired(""), "");
}

TEST(Utf8, EveryPairOfBytes) {
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      const std::string bytes{static_cast<char>(a), static_cast<char>(b)};
      ASSERT_EQ(first_invalid(bytes), naive_first_invalid(bytes)) << a << " " << b;
      ASSERT_EQ(first_invalid(repaired(bytes)), std::string_view::npos) << a << " " << b;
    }
  }
}

TEST(Utf8, EveryScalarValueComesBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    append(bytes, c);
    ASSERT_EQ(naive_length(bytes, 0), bytes.size()) << std::hex << static_cast<std::uint32_t>(c);
    const Decoded d = decode(bytes, 0);
    ASSERT_EQ(d.point, c);
    ASSERT_EQ(d.length, bytes.size());
  }
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(count(""), 0U);
  EXPECT_EQ(count("abc"), 3U);
  EXPECT_EQ(count("Škoda “x”"), 9U);
  EXPECT_EQ(count("\U0001F6A2e\u0301"), 3U) << "a combining mark is a code point of its own";
}

TEST(Utf8, Classes) {
  for (const char32_t c : {U' ', U'\t', U'\n', U'\r', U'\v', U'\f', U'\u0085', U'\u00A0', U'\u2009', U'\u2028',
                           U'\u202F', U'\u3000', U'\u200B', U'\uFEFF'})
    EXPECT_TRUE(is_space(c)) << static_cast<std::uint32_t>(c);
  for (const char32_t c : {U'a', U'_', U'\0', U'\u200D', U'\u2060', U'0'})
    EXPECT_FALSE(is_space(c)) << static_cast<std::uint32_t>(c);
  for (const char32_t c : {U'a', U'Z', U'é', U'Ж', U'年', U'ﬁ', U'ª'}) EXPECT_TRUE(is_letter(c));
  for (const char32_t c : {U'@', U'[', U'`', U'{', U'1', U'_', U'’', U'\u0301'}) EXPECT_FALSE(is_letter(c));
  for (const char32_t c : {U'A', U'É', U'Ж', U'ǅ'}) EXPECT_TRUE(is_upper(c));
  for (const char32_t c : {U'a', U'é', U'ж', U'1', U'年'}) EXPECT_FALSE(is_upper(c));
  for (const char32_t c : {U'0', U'9', U'٣', U'३'}) EXPECT_TRUE(is_digit(c));
  for (const char32_t c : {U'a', U'½', U'Ⅳ'}) EXPECT_FALSE(is_digit(c));
  for (const char32_t c : {U'a', U'7', U'_', U'é', U'½', U'Ⅳ', U'年'}) EXPECT_TRUE(is_word(c));
  for (const char32_t c : {U'-', U' ', U'’', U'\u0301', U'€'}) EXPECT_FALSE(is_word(c));
}

TEST(Utf8, NothingUnsafeIsShown) {
  EXPECT_EQ(made_safe("a\u202Eb"), "a<U+202E>b");
  EXPECT_EQ(made_safe("\x1B[31mred"), "<U+001B>[31mred");
  EXPECT_EQ(made_safe("a\tb\nc"), "a\tb\nc");
  EXPECT_EQ(made_safe("a\tb\nc", false), "a b c");
  EXPECT_EQ(made_safe("a\rb"), "a<U+000D>b");
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string one;
    append(one, c);
    const std::string safe = made_safe(one);
    if (!is_unsafe_to_show(c)) {
      ASSERT_EQ(safe, one);
    } else {
      ASSERT_TRUE(safe.starts_with("<U+") && safe.ends_with('>')) << safe;
    }
  }
}

TEST(Utf8, WhatTerminalsObeyIsUnsafe) {
  for (char32_t c = 0; c < 0x20; ++c) EXPECT_EQ(is_unsafe_to_show(c), c != '\n' && c != '\t');
  for (char32_t c = 0x7F; c < 0xA0; ++c) EXPECT_TRUE(is_unsafe_to_show(c)) << "C1 controls are commands too";
  for (const char32_t c : {U'\u061C', U'\u200E', U'\u200F', U'\u202A', U'\u202B', U'\u202C', U'\u202D', U'\u202E',
                           U'\u2066', U'\u2067', U'\u2068', U'\u2069'})
    EXPECT_TRUE(is_unsafe_to_show(c)) << "a bidirectional override";
  for (const char32_t c : {U' ', U'é', U'“', U'\u200D', U'\U0001F6A2'}) EXPECT_FALSE(is_unsafe_to_show(c));
}

TEST(Utf8, LoweringKeepsOffsets) {
  EXPECT_EQ(ascii_lowered("ABCxyz @[`{ 09"), "abcxyz @[`{ 09");
  EXPECT_EQ(ascii_lowered("ÉCOLE’S Ж"), "École’s Ж") << "only ASCII letters, so that no letter changes its length";
}

// ---- offsets ----

std::uint32_t naive_units(std::string_view text, std::size_t bytes, Unit unit) {
  std::uint32_t units = 0;
  for (std::size_t at = 0; at < bytes;) {
    const Decoded d = decode(text, at);
    units += unit == Unit::utf8 ? d.length : unit == Unit::code_points ? 1U : (d.length == 4 ? 2U : 1U);
    at += d.length;
  }
  return units;
}

/// Every border of the text, both ways.
void expect_offsets(const std::string& text) {
  for (const Unit unit : {Unit::utf8, Unit::code_points, Unit::utf16}) {
    const OffsetTable table(text, unit);
    for (std::size_t at = 0; at <= text.size(); ++at) {
      if (at < text.size() && is_continuation(text[at])) continue;
      const auto byte = static_cast<std::uint32_t>(at);
      const std::uint32_t units = naive_units(text, at, unit);
      ASSERT_EQ(table.from_byte(byte), units) << "unit " << static_cast<int>(unit) << " in " << text;
      ASSERT_EQ(table.to_byte(units), byte) << "unit " << static_cast<int>(unit) << " in " << text;
    }
    const std::uint32_t end = naive_units(text, text.size(), unit);
    for (const std::uint32_t past : {1U, 300U, 0xFFFFFFFFU - end})
      ASSERT_EQ(table.to_byte(end + past), text.size()) << "past the end";
  }
}

TEST(Offsets, EveryShortText) {
  static constexpr std::string_view kCharacters[] = {"a", "é", "“", "\U0001F6A2"};
  for (unsigned n = 0; n < 1024; ++n) {
    std::string text;
    for (unsigned rest = n; rest > 0; rest /= 4) text += kCharacters[rest % 4];
    expect_offsets(text);
    if (HasFatalFailure()) return;
  }
}

TEST(Offsets, RandomTextsCrossTheStrides) {
  static constexpr std::string_view kCharacters[] = {"a", "é", "“", "\U0001F6A2"};
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    const unsigned kinds = 1 + seed % 4;  // from all of one length to a mix
    std::string text;
    for (auto i = random() % 500; i > 0; --i) text += kCharacters[kinds == 1 ? seed / 4 % 4 : random() % kinds];
    expect_offsets(text);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace whosays::utf8
