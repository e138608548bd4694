// What stands at the edges of a pattern's parts.
#pragma once

#include <algorithm>
#include <string_view>

#include "quote/phrases.h"
#include "quote/units.h"

namespace whosays::quote {

/// A comma, a dash or a quotation that leads into its attribution stands right before `i`.
inline bool is_border(const Segment& s, std::uint32_t i, std::uint32_t low) {
  if (i <= low) return false;
  if (is_comma(s, i - 1) || is_dash(s, i - 1)) return true;
  return s.is_quotation(i - 1) && s.last_inside(i - 1) != ".";
}

inline bool has_speech(const Segment& s, UnitRange range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (s.is_speech(i)) return true;
  return false;
}

/// `range` without commas, colons and dashes at its ends.
inline UnitRange edges_trimmed(const Segment& s, UnitRange range) {
  const auto is_edge = [&](std::uint32_t i) { return is_comma(s, i) || is_dash(s, i) || s.is(i, ":"); };
  while (!range.empty() && is_edge(range.begin)) ++range.begin;
  while (!range.empty() && is_edge(range.end - 1)) --range.end;
  return range;
}

/// No small letter.
inline bool is_upper_word(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace whosays::quote
