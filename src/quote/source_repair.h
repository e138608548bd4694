// Sources that hold too much, too little, or nobody: set right by the tree and the paragraphs.
//
// "[Vell walked away], saying ..." holds what she did, "[one of the owners] | [The mayor] said" runs over the end of a
// caption, "denied [earlier reports], calling them ..." has taken what is spoken of for who speaks, "[president of the
// union,] said" is the end of a name's apposition, "according to [a Harbour] report" breaks off before its noun. A
// pattern and the net see neighbours; the tree knows what is whose subject.
#pragma once

#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// Without tags and trees only what runs over a paragraph's end is cut, of sources and of contents that are not quoted.
void repair_sources(const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
