// Boosted trees of depth three as a table of lexicon/ has them: `of` (where there is such a column) says what a tree is
// about; it asks a, then b (where a does not hold) or c, then d, e, f or g, and its leaves are leaf0 to leaf7. What is
// asked is a sign that holds or not ("denies"), or whether a figure is above a limit ("content_link>873"). Whole
// numbers only: the same result on every machine. Friedman 2001, "Greedy function approximation".
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace whosays::lexicon {

/// Immutable, thread safe.
class BoostedTrees {
 public:
  BoostedTrees() = default;
  /// Those of the table that are about `of`; `names` are those of the signs or figures in their order.
  BoostedTrees(const Table& table, std::string_view of, std::span<const std::string_view> names);

  [[nodiscard]] bool empty() const { return trees_.empty(); }

  /// Log odds in thousandths.
  template <std::size_t N>
  [[nodiscard]] std::int32_t sum(const std::bitset<N>& signs) const {
    return summed([&](const Node& node) { return node.asked < N && signs[node.asked]; });
  }
  template <std::size_t N>
  [[nodiscard]] std::int32_t sum(const std::array<std::int32_t, N>& figures) const {
    return summed([&](const Node& node) { return node.asked < N && figures[node.asked] > node.limit; });
  }

 private:
  static constexpr std::size_t kDepth = 3, kNodes = (1U << kDepth) - 1;
  static constexpr std::uint16_t kNothing = 0xFFFF;  ///< never holds
  struct Node {
    std::uint16_t asked = kNothing;
    std::int32_t limit = 0;
  };
  /// The next node is 2n+1 where it does not hold, else 2n+2.
  struct Tree {
    std::array<Node, kNodes> nodes{};
    std::array<std::int32_t, kNodes + 1> leaves{};
  };

  template <class Holds>
  [[nodiscard]] std::int32_t summed(Holds holds) const {
    std::int32_t out = 0;
    for (const Tree& tree : trees_) {
      std::size_t at = 0;
      while (at < kNodes) at = 2 * at + (holds(tree.nodes[at]) ? 2 : 1);
      out += tree.leaves[at - kNodes];
    }
    return out;
  }

  std::vector<Tree> trees_;
};

}  // namespace whosays::lexicon
