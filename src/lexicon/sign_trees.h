// Boosted trees over signs that hold or do not, as a table of lexicon/ has them: `of` says what a tree is about, it
// asks sign a, then b (where a does not hold) or c, then d, e, f or g, and its leaves are leaf0 to leaf7. Whole numbers
// only: the same result on every machine. Fitted by train/footing/trees.py.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace whosays::lexicon {

/// Immutable, thread safe.
class SignTrees {
 public:
  SignTrees() = default;
  /// Those of the table that are about `of`; `signs` are the names of the signs in their order.
  SignTrees(const Table& table, std::string_view of, std::span<const std::string_view> signs);

  [[nodiscard]] bool empty() const { return trees_.empty(); }

  /// Log odds in thousandths.
  template <std::size_t N>
  [[nodiscard]] std::int32_t sum(const std::bitset<N>& signs) const {
    std::int32_t out = 0;
    for (const Tree& tree : trees_) {
      std::size_t node = 0;
      while (node < kNodes) {
        const std::uint16_t sign = tree.asked[node];
        node = 2 * node + (sign < N && signs[sign] ? 2 : 1);
      }
      out += tree.leaves[node - kNodes];
    }
    return out;
  }

 private:
  static constexpr std::size_t kDepth = 3, kNodes = (1U << kDepth) - 1;
  static constexpr std::uint16_t kNothing = 0xFFFF;  ///< never holds
  /// The next node is 2n+1 where the sign does not hold, else 2n+2.
  struct Tree {
    std::array<std::uint16_t, kNodes> asked{};
    std::array<std::int32_t, kNodes + 1> leaves{};
  };
  std::vector<Tree> trees_;
};

}  // namespace whosays::lexicon
