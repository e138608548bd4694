// To whom something is said: the object of "told", whom somebody "wrote to" or "shouted at", read off the tree.
//
// Where the word lists have found a hearer it stays. A content that begins with the hearer ("urged the council to
// wait") begins behind them.
#pragma once

#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// Without tags and trees nothing is changed.
void settle_hearers(const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
