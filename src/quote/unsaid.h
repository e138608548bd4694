// What was found and is no statement: nobody says, thinks or writes anything there.
//
// A pattern takes "claims" for a verb in "initial claims for aid fell"; the trained net takes for speech what a reader
// is offered ("the stories you care about") and what somebody does ("the city built a hall"), where neither a clause
// nor quotation marks say that anything is said.
#pragma once

#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// Takes these away; statements inside them stand in what was around. Without tags and trees nothing is changed.
void leave_out_unsaid(const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
