// Bodies and people without a name for whom a source speaks ("the hospital", "the families"), as actors of the article.
#pragma once

#include "footing/footing.h"

namespace whosays::footing {

/// The actors with those added for whom somebody speaks and whom nobody stands for yet: without a name, inside this
/// article alone, no statement theirs (rule 3). Ids of the others stay. O(attributions log mentions).
Actors with_bodies(const Input& input);

}  // namespace whosays::footing
