// Memory for the lists of one comparison, on the stack: a heap that holds many pages is slow to give and take back a
// dozen of them with each pair. What does not fit is taken from the heap.
#pragma once

#include <array>
#include <cstddef>
#include <memory_resource>

namespace whosays::relate {

class StackMemory {
 public:
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): each list sets what it takes
  StackMemory() : memory_(room_.data(), room_.size()) {}
  std::pmr::memory_resource* get() { return &memory_; }

 private:
  std::array<std::byte, std::size_t{1} << 16U> room_;
  std::pmr::monotonic_buffer_resource memory_;
};

}  // namespace whosays::relate
