// Pronouns, only where they are the source of an attribution and one person alone can be meant.
//
// "he", "she" go to the nearest person before them, at most two sentences back, who is a source or a subject there and
// fits in gender; anybody else who fits and stands between, named or not, leaves the pronoun open. A person of unknown
// gender is taken only when nobody else is near. After an unnamed source a pronoun is open, always (DESIGN, rule 3),
// and after an open pronoun too. "they" is taken only where the article has one person and no organisation.
// O(mentions), a bounded look back for each pronoun.
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

void resolve_pronouns(const Scene& scene, Cast& cast);

}  // namespace whosays::coref
