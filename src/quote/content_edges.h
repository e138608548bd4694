// Where a content begins and ends, by words and trees, where readers agree on it: "[a step] they believe [could help]",
// "[the mayor] met the board and was expected [to march]", "..., which was later proven wrong".
#pragma once

#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// Without tags and trees nothing is changed.
void settle_content_edges(const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
