// "called the plan a disgrace and blamed the engineers": two verbs of one speaker, each with a content of its own.
#pragma once

#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// Ends a content before the "and" of a second verb of the same speaker that has a statement of its own and that the
/// tree joins to the first one's cue. Without trees nothing changes.
void part_joined_verbs(const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
