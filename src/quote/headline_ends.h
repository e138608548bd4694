// Where in a headline a source ends, and a content: what stands behind a colon, a comma and a hyphen there is another
// thing than in a text ("denies chaos: Can her style bring results?", "says Odel lied, swipes at council").
#pragma once

#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// Sets the ends right, and leaves out what is no verb there ("as Vell [doubts] grow"). Nothing happens without trees.
void settle_headline_ends(const Passage& title, std::vector<Found>& found);

}  // namespace whosays::quote
