// What the tree shows and neither lists nor net have: the figure that somebody puts on something ("put the loss at four
// million"), and answers of one verb ("Odel disagreed.").
#pragma once

#include <vector>

#include "quote/found.h"

namespace whosays::quote {

/// Statements that the rows have not, outside of all that is said. Their form is not set. Nothing without trees.
/// O(words * length of a sentence) where such verbs stand, else O(words).
std::vector<Found> tree_statements(const Passage& passage, const std::vector<Found>& rows);

}  // namespace whosays::quote
