// The turns of an interview: sentences that begin with who speaks, "Q: ... A: ...", "Courier: ... Vell: ...".
#pragma once

#include <vector>

#include "quote/units.h"

namespace whosays::quote {

/// Sets `is_turn`. A text is an interview where such labels come back: "Q" and "A", or three turns and more of which
/// one speaker at least is named elsewhere in the text. "Photo:", "Related:" are labels of something else. O(segments).
void mark_turns(std::vector<Segment>& segments);

}  // namespace whosays::quote
