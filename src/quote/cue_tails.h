// "said this month in an interview": when, where and by what means somebody spoke is no part of the cue.
#pragma once

#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// Ends a cue before what the tree hangs on its verb as time, place, means or another clause, where all of that stands
/// in the cue ("spoke about" keeps its preposition, whose noun is said). Without trees nothing changes.
void end_cues_with_the_verb(const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
