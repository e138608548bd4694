// "Vell cited the poet Orla Finch: “...”": the words are the poet's, who stands inside what Vell says.
#pragma once

#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// What is cited begins with who is cited, whose own statement, behind the colon, stands in it. Without tags and trees
/// nothing is changed.
void settle_cited(const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
