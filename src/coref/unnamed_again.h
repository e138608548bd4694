// "The official" behind "a senior official": the unnamed source again, and nobody who has a name.
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// Takes from whoever has a name the sources that only say again, with "the", what an earlier source without a name was
/// called, unless the text calls that person so too. They go to the actor of that earlier source, where it is one, and
/// stay open otherwise. O(sources * mentions).
void keep_unnamed_apart(const Scene& scene, Cast& cast);

}  // namespace whosays::coref
