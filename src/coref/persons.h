// Persons: full names first, then short forms where exactly one full name fits.
//
// "Marek A. Odel" and "Marek Odel" are one where no other middle name stands against it; two people who share a name
// part stay two. A surname alone goes to the one person who has it; a given name alone only if it is unique and
// nobody's surname; "Mr Odel" to a surname, and gender may decide between two. Else the mention stays open. O(names).
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

void add_persons(const Scene& scene, Cast& cast);

}  // namespace whosays::coref
