#include "relate/page_blocks.h"

#include <array>
#include <mutex>
#include <vector>

namespace whosays::relate {
namespace {

constexpr std::size_t kStep = 1024;                   // sizes are multiples of it
constexpr std::size_t kSizes = 96;                    // larger ones are rare, and the heap's
constexpr std::size_t kSlab = std::size_t{1} << 20U;  // what is asked of the heap at a time
constexpr std::size_t kKeptSlabs = 16;                // when no page is left

class Blocks {
 public:
  std::byte* take(std::size_t size) {
    const std::lock_guard<std::mutex> alone(mutex_);
    ++in_use_;
    std::vector<std::byte*>& free = free_[size];
    if (!free.empty()) {
      std::byte* const block = free.back();
      free.pop_back();
      return block;
    }
    const std::size_t bytes = size * kStep;
    if (slabs_.empty() || used_ + bytes > kSlab) {
      slabs_.push_back(std::make_unique_for_overwrite<std::byte[]>(kSlab));
      used_ = 0;
    }
    std::byte* const block = slabs_.back().get() + used_;
    used_ += bytes;
    return block;
  }

  void give_back(std::byte* block, std::size_t size) {
    const std::lock_guard<std::mutex> alone(mutex_);
    free_[size].push_back(block);
    if (--in_use_ > 0 || slabs_.size() <= kKeptSlabs) return;
    free_ = {};
    slabs_.clear();
  }

 private:
  std::mutex mutex_;
  std::array<std::vector<std::byte*>, kSizes + 1> free_;  // by size in steps
  std::vector<std::unique_ptr<std::byte[]>> slabs_;
  std::size_t used_ = 0;  // of the last slab
  std::size_t in_use_ = 0;
};

// Never destroyed: pages may outlive what is static.
Blocks& blocks() {
  static Blocks* const all = std::make_unique<Blocks>().release();
  return *all;
}

std::size_t size_of(std::size_t bytes) { return (bytes + kStep - 1) / kStep; }

}  // namespace

void GiveBack::operator()(std::byte* block) const {
  if (size_of(bytes) <= kSizes)
    blocks().give_back(block, size_of(bytes));
  else
    std::default_delete<std::byte[]>()(block);
}

PageBlock page_block(std::size_t bytes) {
  std::byte* const block = size_of(bytes) <= kSizes ? blocks().take(size_of(bytes))
                                                    : std::make_unique_for_overwrite<std::byte[]>(bytes).release();
  return PageBlock(block, GiveBack{bytes});
}

}  // namespace whosays::relate
