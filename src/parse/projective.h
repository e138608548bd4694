// The best tree without crossing arcs (Eisner 1996), of one root: for sentences whose best tree crosses.
//
// Hardly any tree of English crosses (0.2 % of the arcs of UD EWT), ten times as many of those that are chosen freely
// do. O(n^3) time, O(n^2) memory, so for sentences of at most kMostProjective words.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace whosays::parse {

inline constexpr std::uint32_t kMostProjective = 64;

/// Memory of one thread; grows to the longest sentence.
struct ProjectiveScratch {
  // Whole numbers below 2^38, which doubles hold as exactly as integers do, and two of them are compared at once.
  std::vector<double> open_left, open_right, closed_left, closed_right;
  std::vector<double> left_by_end, right_by_end;  ///< closed ones in columns
};

/// True when an arc of the tree crosses another one, or spans the root. `heads` as in tree_search.h.
bool crosses(std::span<const std::uint32_t> heads);

/// As best_tree (tree_search.h), among trees without crossing arcs. Requires 0 < n <= kMostProjective.
void best_projective_tree(std::span<const std::int32_t> scores, std::uint32_t n, ProjectiveScratch& scratch,
                          std::span<std::uint32_t> heads);

}  // namespace whosays::parse
