// Numbers in as many bytes as they need (LEB128): seven bits a byte, the lowest first; the last one has its eighth bit
// clear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace whosays::relate {

inline void append_leb128(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) out += static_cast<char>(number | 0x80U);
  out += static_cast<char>(number);
}

/// False when the bytes end within a number.
inline bool take_leb128(std::string_view bytes, std::size_t& at, std::uint64_t& number) {
  number = 0;
  for (unsigned shift = 0; at < bytes.size() && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

}  // namespace whosays::relate
