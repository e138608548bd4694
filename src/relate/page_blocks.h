// Memory of pages: blocks of some 35 KB that come and go by the ten thousand.
//
// A heap looks for the hole that fits best, and finds it the later the more holes there are: with 40,000 pages 15
// microseconds a block. Here a block has one of a few sizes, and slabs hold blocks of one size. Pages go in about the
// order in which they came, so that slabs empty, and serve another size when texts become longer or shorter.
#pragma once

#include <cstddef>
#include <memory>

namespace whosays::relate {

struct Slab;

struct GiveBack {
  std::size_t bytes = 0;
  Slab* slab = nullptr;  ///< none for a block of the heap
  void operator()(std::byte* block) const;
};
using PageBlock = std::unique_ptr<std::byte, GiveBack>;

/// Aligned as operator new aligns. Thread-safe.
PageBlock page_block(std::size_t bytes);

}  // namespace whosays::relate
