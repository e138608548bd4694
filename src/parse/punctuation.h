// Where punctuation hangs in a tree, as Universal Dependencies prescribes it: where no arc then crosses, at the highest
// word of the unit that it ends or begins; both marks of a pair at the word that what stands between them hangs on.
//
// Heads that the net has chosen stay where they may; what the rules do not allow is moved. O(words x depth).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace whosays::parse {

/// What a mark is for this.
enum class Mark : std::uint8_t { none, single, opening, closing, either };

/// A mark's kind and which pair it belongs to ("(" and ")" have one number).
struct MarkOf {
  Mark mark = Mark::none;
  std::uint8_t pair = 0;
};

/// Of a word whose relation is `punct`.
MarkOf mark_of(std::string_view word);

/// Memory of one thread.
struct PunctuationScratch {
  std::vector<std::uint32_t> low, high, stack;
  std::vector<std::uint8_t> paired;
};

/// Moves the heads of the words that have a mark, and of words that hang on them. `heads` as in tree_search.h, a tree
/// before and after; its root has no mark.
void place_punctuation(std::span<const MarkOf> marks, PunctuationScratch& scratch, std::span<std::uint32_t> heads);

}  // namespace whosays::parse
