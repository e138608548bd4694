// Whose voice a statement is: takes a source away where the tree says that it is not the one who speaks.
//
// "The paper has been accused of ..." is not the paper's accusation, "the council was told that ..." is not what the
// council says, "Odel's alleged request" is nobody's claim in so many words. Spans are found by their likeness to what
// speakers look like; only the tree knows a passive subject and a participle before a noun. Wrong mouths are the worst
// error there is, so what is not settled here is left without a source.
#pragma once

#include <cstdint>
#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// "Odel's alleged letter": the word is a participle or adjective before its noun. Behind a comma it is nearly always a
/// predicate that the tree has not seen ("Vell, the mayor, accused guards of ..."). Wants tags and trees.
bool stands_before_its_noun(const Passage& passage, std::uint32_t word);

/// Without tags and trees nothing is changed. What was found with a source that begins with a predicate goes. A passive
/// subject that is spoken to becomes the hearer.
void settle_voices(const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
