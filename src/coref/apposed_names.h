// "The accused, Milan Curtis, 34,", "counsel for the post, Rhona Makins,": the words for a source say what somebody is
// whose name stands behind a comma. They are a mention of whoever is named there, whether or not a list has the noun.
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// O(sources * log mentions).
void add_apposed(const Scene& scene, Cast& cast);

}  // namespace whosays::coref
