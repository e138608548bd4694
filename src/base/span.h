// A half-open range of bytes in one string.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace whosays {

/// [begin, end) in bytes of a UTF-8 text; both ends stand on code point borders. Texts are under 4 GiB.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  [[nodiscard]] constexpr bool contains(std::uint32_t at) const { return at >= begin && at < end; }
  [[nodiscard]] constexpr bool contains(Span other) const { return other.begin >= begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  [[nodiscard]] constexpr Span clamped_to(Span outer) const {
    return {std::clamp(begin, outer.begin, outer.end), std::clamp(end, outer.begin, outer.end)};
  }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The characters of a span. Requires the span to lie inside text.
inline std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

}  // namespace whosays
