// The best tree: of all arc scores of a sentence, one head a word, so that their sum is the largest.
//
// Trees have one root and may cross. The best head of every word is tried first, which is a tree for most sentences;
// else Chu-Liu and Edmonds' contraction of circles (Tarjan 1977, as in Böther et al. 2023), O(n^2) a contracted level.
// One root: arcs from the root pay so much that no tree has a second (Stanojević and Cohen 2021).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace whosays::parse {

/// Memory of one thread; grows to the largest sentence.
struct TreeScratch {
  std::vector<std::int64_t> weight;
  std::vector<std::uint16_t> from, to;
  std::vector<std::uint32_t> ints;
  /// Of the contraction: nodes are words and the circles that were made one; a slot stands for one node at a time.
  struct Arc {
    std::uint32_t from, to;
  };
  std::vector<std::uint32_t> active, node, best;  ///< slots; the node that a slot stands for; best source
  std::vector<std::uint32_t> parent;              ///< of nodes: the circle that took them in
  std::vector<Arc> chosen;                        ///< of nodes
  std::vector<std::uint32_t> circle;
  std::vector<std::int64_t> kept;
};

/// The best head of every word alone, whatever they make together; true when that is a tree. As best_tree otherwise.
bool best_heads(std::span<const std::int32_t> scores, std::uint32_t n, TreeScratch& scratch,
                std::span<std::uint32_t> heads);

/// scores[i * (n + 1) + j]: word i has the head j - 1, j = 0 the root; |score| < 2^31. heads[i] becomes j.
/// Requires 0 < n <= 2^15. Of equal trees always the same one is chosen.
void best_tree(std::span<const std::int32_t> scores, std::uint32_t n, TreeScratch& scratch,
               std::span<std::uint32_t> heads);

}  // namespace whosays::parse
