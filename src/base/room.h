// Memory for values that are written before they are read.
//
// A vector that grows and shrinks from use to use fills with zeros what it gains, and copies what it had when it has to
// move; a Room does neither. It keeps the largest memory that was asked for.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>

namespace whosays {

template <class T>
class Room {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  /// Room for `count` values, whatever they are. What an earlier call gave may be gone.
  std::span<T> of(std::size_t count) {
    if (count > size_) {
      values_.reset(new T[count]);
      size_ = count;
    }
    return {values_.get(), count};
  }

 private:
  std::unique_ptr<T[]> values_;
  std::size_t size_ = 0;
};

}  // namespace whosays
