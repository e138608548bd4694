// When unpacked bytes are too many for the packed ones: decompression bombs. One rule for files and bodies.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>

#include "read/read.h"

namespace whosays::read {

/// Short pages of blanks pack as well as bombs do: below this the ratio says nothing.
inline constexpr std::uint64_t kRatioCountsFrom = std::uint64_t{16} << 20;

inline bool is_bomb(std::uint64_t packed, std::uint64_t unpacked, const Limits& limits) {
  return unpacked > kRatioCountsFrom && unpacked / limits.max_unpack_ratio > packed;
}

inline std::string bomb_message(const Limits& limits) {
  return fmt::format("unpacks to more than {} times its size, as decompression bombs do; not read on",
                     limits.max_unpack_ratio);
}

}  // namespace whosays::read
