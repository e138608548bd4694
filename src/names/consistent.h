// One article names its people and places more than once; what it says most often settles what the net saw differently.
//
// The same words get the type that they have most often in the article (the last word of a person's full name counts
// for the person), and a capitalised word that is a name elsewhere is one where it was passed over. Before that the
// lists overrule the net: nationalities, places, organisations that everybody knows or whose last word says so, and
// words in capitals that are no names. O(words).
#pragma once

#include <vector>

#include "doc/document.h"

namespace whosays::names {

/// `names` of both fields in order, the title's first; the same order again.
std::vector<Name> made_consistent(const Article& article, const Passage& text, const Passage& title,
                                  std::vector<Name> names);

}  // namespace whosays::names
