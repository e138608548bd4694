// Of several of one surname, whom the surname alone means where it speaks.
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// "Glosser said" in an article about the Glossers: of those who have the name, the one whom it has speak under the
/// full name too, where there is just one. What stands elsewhere, or in a quotation, is left open. O(names *
/// namesakes).
void settle_namesakes(const Scene& scene, Cast& cast);

}  // namespace whosays::coref
