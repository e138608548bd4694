// One person of one garbled article under two spellings: the same given name and the same role, surnames that a slip of
// the pen tells apart ("Commissioner Marek Odel", "Commissioner Marek Oddel"). And a surname alone ("Mr Odeel") that is
// one slip from the surname of just one who was named in full before.
//
// Never two who stand in one sentence. O(persons), a bounded comparison for those of one given name.
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// After the roles are known: the one who is named less often becomes the other.
void join_misspelt(const Scene& scene, Cast& cast);

}  // namespace whosays::coref
