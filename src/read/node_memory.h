// Memory for the nodes of one parsed page.
//
// Gumbo asks for small pieces and gives most of them back soon; malloc and free are a fifth of its time. Here a piece
// comes off the end of a chunk, or is one of the same size that was given back; all is freed at once with the page. Not
// thread safe: one for each page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace whosays::read {

class NodeMemory {
 public:
  /// Aligned for any type. Never null: throws std::bad_alloc as new does.
  void* take(std::size_t size);
  /// Requires a piece of `take` of this object; null is allowed.
  void give_back(void* piece);

 private:
  struct Free {
    Free* next;
  };
  /// In front of every piece: which list it goes back to.
  struct alignas(std::max_align_t) Header {
    std::uint32_t size_class;
  };
  static constexpr std::size_t kStep = 16;
  static constexpr std::size_t kSmallClasses = 64;  ///< up to 1,024 bytes in steps of 16; above, powers of two
  static constexpr std::size_t kClasses = kSmallClasses + 1 + 48;

  std::array<Free*, kClasses> free_{};
  std::vector<std::unique_ptr<std::byte[]>> chunks_;  // NOLINT(modernize-avoid-c-arrays): raw memory
  std::byte* at_ = nullptr;
  std::size_t left_ = 0;
  std::size_t next_chunk_ = std::size_t{64} << 10;
};

}  // namespace whosays::read
