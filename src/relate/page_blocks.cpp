#include "relate/page_blocks.h"

#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <list>
#include <mutex>
#include <new>
#include <utility>
#include <vector>

namespace whosays::relate {
namespace {

constexpr std::size_t kStep = 2048;                        // sizes are multiples of it
constexpr std::size_t kSizes = 48;                         // larger ones are rare, and the heap's
constexpr std::size_t kSlabBytes = std::size_t{1} << 20U;  // what is asked of the system at a time
constexpr std::size_t kKeptRooms = 16;                     // of slabs that are empty

}  // namespace

struct Slab {
  // Not of the heap: it has one for each thread, and what one of them takes there, others give back in pieces that it
  // cannot use again.
  struct Unmap {
    void operator()(std::byte* slab) const { ::munmap(slab, kSlabBytes); }
  };
  using Room = std::unique_ptr<std::byte, Unmap>;

  std::size_t size = 0;  // of its blocks, in steps
  Room room;
  std::size_t used = 0;          // bytes from which blocks were taken
  std::vector<std::byte*> free;  // blocks that were given back
  std::size_t in_use = 0;
  std::list<Slab>::iterator place;

  [[nodiscard]] bool is_full() const { return free.empty() && used + size * kStep > kSlabBytes; }
};

namespace {

Slab::Room new_room() {
  void* const room = ::mmap(nullptr, kSlabBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (room == MAP_FAILED) throw std::bad_alloc();
  return Slab::Room(static_cast<std::byte*>(room));
}

class Blocks {
 public:
  PageBlock take(std::size_t bytes, std::size_t size) {
    const std::lock_guard<std::mutex> alone(mutex_);
    std::vector<Slab*>& open = open_[size];
    if (open.empty()) open.push_back(new_slab(size));
    Slab& slab = *open.back();
    std::byte* block = nullptr;
    if (slab.free.empty()) {
      block = slab.room.get() + slab.used;
      slab.used += size * kStep;
    } else {
      block = slab.free.back();
      slab.free.pop_back();
    }
    ++slab.in_use;
    if (slab.is_full()) open.pop_back();
    return PageBlock(block, GiveBack{bytes, &slab});
  }

  void give_back(std::byte* block, Slab& slab) {
    const std::lock_guard<std::mutex> alone(mutex_);
    std::vector<Slab*>& open = open_[slab.size];
    if (slab.is_full()) open.push_back(&slab);
    slab.free.push_back(block);
    if (--slab.in_use > 0) return;
    std::erase(open, &slab);
    if (rooms_.size() < kKeptRooms) rooms_.push_back(std::move(slab.room));
    slabs_.erase(slab.place);
  }

 private:
  Slab* new_slab(std::size_t size) {
    Slab& slab = slabs_.emplace_front();
    slab.place = slabs_.begin();
    slab.size = size;
    if (rooms_.empty()) {
      slab.room = new_room();
    } else {
      slab.room = std::move(rooms_.back());
      rooms_.pop_back();
    }
    return &slab;
  }

  std::mutex mutex_;
  std::list<Slab> slabs_;
  std::array<std::vector<Slab*>, kSizes + 1> open_;  // those that are not full, by size
  std::vector<Slab::Room> rooms_;                    // for the next ones
};

// Never destroyed: pages may outlive what is static.
Blocks& blocks() {
  static Blocks* const all = std::make_unique<Blocks>().release();
  return *all;
}

}  // namespace

void GiveBack::operator()(std::byte* block) const {
  if (slab != nullptr)
    blocks().give_back(block, *slab);
  else
    std::default_delete<std::byte[]>()(block);
}

PageBlock page_block(std::size_t bytes) {
  const std::size_t size = std::max<std::size_t>((bytes + kStep - 1) / kStep, 1);
  if (size <= kSizes) return blocks().take(bytes, size);
  return PageBlock(std::make_unique_for_overwrite<std::byte[]>(bytes).release(), GiveBack{bytes, nullptr});
}

}  // namespace whosays::relate
