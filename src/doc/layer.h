// What every layer of a Document shares: whether its stage has run, and variable-length lists without a heap object a
// row.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/span.h"

namespace whosays {

/// State of a layer. A stage that is not built yet leaves `absent`, and the JSON then leaves the field out.
enum class LayerState : std::uint8_t { absent, present };

/// Rows [first, first + count) of a pool that belongs to the same layer.
struct Range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  [[nodiscard]] bool empty() const { return count == 0; }
};

/// A pool of values addressed by Range: one allocation for all rows of a layer.
template <class T>
class Pool {
 public:
  Range add(std::span<const T> values) {
    const Range range{static_cast<std::uint32_t>(values_.size()), static_cast<std::uint32_t>(values.size())};
    values_.insert(values_.end(), values.begin(), values.end());
    return range;
  }
  Range add(const std::vector<T>& values) { return add(std::span<const T>(values)); }
  [[nodiscard]] std::span<const T> at(Range range) const {
    return std::span<const T>(values_).subspan(range.first, range.count);
  }

 private:
  std::vector<T> values_;
};

}  // namespace whosays
