// How sure the reading of a statement is: boosted trees over what is looked at (reading_figures.h), learned from
// statements that careful readers would have made too or not (lexicon/reading_trees.tsv, made by
// train/statements/sure). Whole numbers only up to the last step: the same on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "quote/reading_figures.h"

namespace whosays::quote {

/// Immutable, thread safe.
class ReadingTrees {
 public:
  /// Those that are part of the program.
  static const ReadingTrees& embedded();

  /// The share of such readings that are right, 0 to 1.
  [[nodiscard]] float sure(const ReadingFigures& figures) const;

 private:
  static constexpr std::size_t kDepth = 3, kNodes = (1U << kDepth) - 1;
  /// A node asks whether a figure is above a limit; kReadingFigures where it asks nothing, which is never so. The next
  /// is 2n+1 where it is not, else 2n+2.
  struct Node {
    std::uint8_t figure = 0;
    std::int32_t limit = 0;
  };
  struct Tree {
    std::array<Node, kNodes> nodes{};
    std::array<std::int32_t, kNodes + 1> leaves{};  ///< thousandths of a log odds
  };
  ReadingTrees();

  std::vector<Tree> trees_;
};

}  // namespace whosays::quote
