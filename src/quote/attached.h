// Who a cue belongs to, and how far what is said reaches, by how the words hang on each other.
//
// The net takes the nearest noun for a source, and all of a sentence for a content; trees know whose the verb is ("the
// firm, which [the minister] said had lied") and where a relative clause ends ("who called it [a scandal], left").
#pragma once

#include <vector>

#include "quote/found.h"

namespace whosays::quote {

/// Wants the layer's sources repaired (source_repair.h). Without trees nothing changes.
void settle_attached(const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
