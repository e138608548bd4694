// Where things stand in a container; shared by the reader and the writer. docs/model-format.md says the same in words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace whosays::model {

/// Begins every container; the bytes that are no letters show a transfer that changed line ends or took bits away.
inline constexpr std::array<char, 8> kMagic = {'\x89', 'W', 'S', 'M', '\r', '\n', '\x1a', '\n'};
inline constexpr std::uint32_t kFormatVersion = 1;
inline constexpr std::size_t kHashBytes = 32;
inline constexpr std::size_t kAlignment = 64;
inline constexpr std::size_t kMostTensors = 4096;

/// The first 32 bytes.
struct Head {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t tensors;
  std::uint64_t size;  ///< of the whole file
  std::uint32_t json;  ///< bytes of the header, which follows the directory
  std::uint32_t zero;
};
static_assert(sizeof(Head) == 32);

/// An entry of the directory, which follows the head.
struct Entry {
  std::array<char, 32> name;  ///< filled up with zeros, at least one
  std::uint32_t type;
  std::uint32_t rows;
  std::uint32_t cols;
  std::uint32_t zero;
  std::uint64_t offset;  ///< from the beginning of the file, a multiple of 64
  std::uint64_t bytes;
};
static_assert(sizeof(Entry) == 64);

}  // namespace whosays::model
