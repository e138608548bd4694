// Sets that only ever join (union by the smaller number, paths halved): who is one with whom.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace whosays::story {

/// Numbers below `count`, each alone at first. The root of a set is its smallest number.
class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace whosays::story
