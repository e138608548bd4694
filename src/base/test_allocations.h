// Counts what a program takes from the heap. Replaces operator new and delete of the whole program: include it in one
// source of a test program or a bench, and nowhere else.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace whosays {

inline std::atomic<std::uint64_t> g_allocations{0};

/// Calls of operator new since the program began, of all threads.
inline std::uint64_t allocations() { return g_allocations.load(std::memory_order_relaxed); }

inline void* counted_or_null(std::size_t size, std::size_t alignment) noexcept {
  g_allocations.fetch_add(1, std::memory_order_relaxed);
  const std::size_t whole = (std::max<std::size_t>(size, 1) + alignment - 1) / alignment * alignment;
  return alignment > alignof(std::max_align_t) ? std::aligned_alloc(alignment, whole) : std::malloc(whole);
}

inline void* counted(std::size_t size, std::size_t alignment) {
  void* at = counted_or_null(size, alignment);
  if (at == nullptr) throw std::bad_alloc();
  return at;
}

}  // namespace whosays

// NOLINTBEGIN(misc-definitions-in-headers): a replacement of these may not be inline, and there is one.
void* operator new(std::size_t size) { return whosays::counted(size, alignof(std::max_align_t)); }
void* operator new[](std::size_t size) { return whosays::counted(size, alignof(std::max_align_t)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return whosays::counted(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return whosays::counted(size, static_cast<std::size_t>(alignment));
}
// What std::stable_sort takes: without these a sanitizer's own would hand out what ours frees.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return whosays::counted_or_null(size, alignof(std::max_align_t));
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return whosays::counted_or_null(size, alignof(std::max_align_t));
}
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return whosays::counted_or_null(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return whosays::counted_or_null(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* at) noexcept { std::free(at); }
void operator delete[](void* at) noexcept { std::free(at); }
void operator delete(void* at, const std::nothrow_t&) noexcept { std::free(at); }
void operator delete[](void* at, const std::nothrow_t&) noexcept { std::free(at); }
void operator delete(void* at, std::align_val_t, const std::nothrow_t&) noexcept { std::free(at); }
void operator delete[](void* at, std::align_val_t, const std::nothrow_t&) noexcept { std::free(at); }
void operator delete(void* at, std::size_t) noexcept { std::free(at); }
void operator delete[](void* at, std::size_t) noexcept { std::free(at); }
void operator delete(void* at, std::align_val_t) noexcept { std::free(at); }
void operator delete[](void* at, std::align_val_t) noexcept { std::free(at); }
void operator delete(void* at, std::size_t, std::align_val_t) noexcept { std::free(at); }
void operator delete[](void* at, std::size_t, std::align_val_t) noexcept { std::free(at); }
// NOLINTEND(misc-definitions-in-headers)
