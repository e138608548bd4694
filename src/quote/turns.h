// The turns of an interview: sentences that begin with who speaks, "Q: ... A: ...", "Courier: ... Vell: ...".
#pragma once

#include <string_view>
#include <vector>

#include "quote/found.h"
#include "quote/units.h"

namespace whosays::quote {

/// Sets `is_turn`. A text is an interview where such labels come back: "Q" and "A", or three turns and more of which
/// one speaker at least is named elsewhere in the text. "Photo:", "Related:" are labels of something else. O(segments).
void mark_turns(std::vector<Segment>& segments);

/// Turns of at least two whose labels stand in capitals and come back ("VELL: ... ODEL: ... VELL: ...", "Q: ... A:
/// ...") are what these say, however little else there is to see in a turn: copies of them, as sure as a transcript is.
std::vector<Found> turns_in_capitals(std::string_view text, const std::vector<Found>& found);

/// Such turns as they were before anything was left out or doubted.
void keep_turns(std::vector<Found> turns, std::vector<Found>& found);

}  // namespace whosays::quote
