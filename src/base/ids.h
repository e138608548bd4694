// Typed row numbers: a token's number cannot be passed where a sentence's is wanted.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace whosays {

/// A row number in the layer that Tag names, or none.
template <class Tag>
struct Id {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = kNone;

  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t v) : value(v) {}
  [[nodiscard]] constexpr bool valid() const { return value != kNone; }
  friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using TokenId = Id<struct TokenTag>;
using SentenceId = Id<struct SentenceTag>;
using StatementId = Id<struct StatementTag>;
using ActorId = Id<struct ActorTag>;
using TimeId = Id<struct TimeTag>;

}  // namespace whosays
