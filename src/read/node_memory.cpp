#include "read/node_memory.h"

#include <algorithm>
#include <bit>
#include <new>

namespace whosays::read {

void* NodeMemory::take(std::size_t size) {
  std::size_t size_class = (std::max<std::size_t>(size, 1) + kStep - 1) / kStep;
  std::size_t bytes = size_class * kStep;
  if (size_class > kSmallClasses) {
    const auto power = static_cast<std::size_t>(std::bit_width(size - 1));
    size_class = kSmallClasses + 1 + std::min<std::size_t>(power, 47);
    bytes = std::size_t{1} << power;
  }
  if (Free* piece = free_[size_class]; piece != nullptr) {
    free_[size_class] = piece->next;
    return piece;
  }
  const std::size_t wanted = bytes + sizeof(Header);
  if (left_ < wanted) {
    constexpr std::size_t kLargestChunk = std::size_t{4} << 20;
    const std::size_t chunk = std::max(next_chunk_, wanted);
    chunks_.emplace_back(new std::byte[chunk]);  // not set to zero, as make_unique would
    at_ = chunks_.back().get();
    left_ = chunk;
    next_chunk_ = std::min(next_chunk_ * 2, kLargestChunk);
  }
  auto* header = new (at_) Header{static_cast<std::uint32_t>(size_class)};
  at_ += wanted;
  left_ -= wanted;
  return header + 1;
}

void NodeMemory::give_back(void* piece) {
  if (piece == nullptr) return;
  const std::uint32_t size_class = (static_cast<Header*>(piece) - 1)->size_class;
  free_[size_class] = new (piece) Free{free_[size_class]};
}

}  // namespace whosays::read
