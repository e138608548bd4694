// Ways of saying that neither the lists nor the net know as cues: "— as Vell phrased it —", "Vell claimed — and Odel
// later affirmed — that ...", "a plan branded by Vell as “...”", "took a shot at Odel", "came under criticism from
// Odel", "a claim with which Odel took issue".
#pragma once

#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// Puts these statements into `found`; what shares their cue and is another statement goes. Without tags and trees
/// nothing is changed.
void add_turns_of_phrase(const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
