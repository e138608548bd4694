// Two readings of one text become one: the trained net's, which is right more often about where source, cue and content
// begin and end, and that of the word lists, which knows the cue's lemma, the hearer, refusals, and what stands inside
// a content, where the corpus that the net learned from marks nothing.
#pragma once

#include <string_view>
#include <vector>

#include "quote/found.h"
#include "quote/linked.h"

namespace whosays::quote {

/// A statement is one that both found when their cues overlap: it has the net's spans. What only the net found is
/// added; what only the lists found stays, inside the statement in whose content its cue stands. In text order, outer
/// before inner.
std::vector<Found> combined(std::string_view text, const Passage& passage, std::vector<Found> by_lists,
                            const Linked& learned);

}  // namespace whosays::quote
