// "Callis News sums up the story this way: “...”": a whole clause before a colon is no speaker's name.
#pragma once

#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// Of what was found as "SOURCE : CONTENT", where the source is a clause with its own subject and verb, the subject
/// stays the source, and what is said of it goes to the cue with the colon. Wants trees; changes nothing without.
/// O(words of the sources).
void part_colon_clauses(const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
