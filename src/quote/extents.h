// How far a content goes: cuts what a sentence's end or the tree says is no part of it.
//
// "The bridge is safe, two engineers said. The mayor knew it." is two sentences and one statement: words that are not
// quoted are attributed as far as their own sentence, and what follows is the article's or somebody else's. "Odel's
// alleged letter to the court, which sat on Monday" alleges a letter, not what the rest of the sentence says. A content
// that runs too far puts words into a mouth.
#pragma once

#include <string_view>
#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// Without sentences or trees the rule that needs them changes nothing. Contents never become empty.
void settle_extents(std::string_view text, const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
