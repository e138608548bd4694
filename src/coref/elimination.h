// Sources that are no names and of whom only one can be meant.
//
// "he", "she": the one person of the article whom the word fits, or the one who fits in the last sentences, wherever
// they stand there; nobody without a name may fit. "the agency": the one body whose name says that it is one, or for
// "the company", "the group" the one body of the article that says nothing else. "they": a body that led the sentence
// before, where nobody else could be several. What is left open stays so. O(tokens), a bounded look back for each
// source.
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// After resolve_pronouns, whose answers it does not change.
void resolve_by_elimination(const Scene& scene, Cast& cast);

}  // namespace whosays::coref
