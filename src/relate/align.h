// Sentences of two pages that say the same, in the same order.
//
// Spinners and round trips leave few five-word runs, but they leave the order of sentences, and inside a sentence most
// of: rare words, names, numbers, the order of function words. Pairs of sentences are proposed by shared rare stems,
// weighed by the longest common subsequence, and the best chain in the order of both pages is kept; its neighbours are
// tried as well, since a sentence whose words were all replaced still stands between its neighbours.
#pragma once

#include <cstdint>
#include <vector>

#include "relate/scan.h"

namespace whosays::relate {

struct AlignedPair {
  std::uint32_t a = 0, b = 0;  ///< sentences
  float similarity = 0;        ///< 0 to 1
  float function = 0;          ///< function words in common order, of both
  float content = 0;           ///< other words in common order, of both
};

struct Alignment {
  std::vector<AlignedPair> chain;  ///< in the order of both pages
  float best_mass = 0;             ///< what the best partner of each sentence would give, order or not
  float chain_mass = 0;
};

/// Deterministic; swapping the pages swaps the sides. O(sentences * candidates), both bounded.
Alignment align(const Page& a, const Page& b);

}  // namespace whosays::relate
