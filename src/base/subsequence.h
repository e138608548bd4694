// How much two sequences have in common in the same order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace whosays {

/// Length of the longest common subsequence (Hirschberg 1975, the length alone). Of each side only the first `most`
/// members are looked at. O(n m) time, O(m) memory.
template <class T>
std::size_t common_subsequence(std::span<const T> a, std::span<const T> b, std::size_t most) {
  a = a.first(std::min(a.size(), most));
  b = b.first(std::min(b.size(), most));
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const T& mine : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = mine == b[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace whosays
