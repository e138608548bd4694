// Readings of who says what whose extent or source a rule knows better: "is accused of lying", "want | to know what
// became of it", "said that it rained, | and that the roof leaked".
#pragma once

#include "footing/footing.h"

namespace whosays::footing {

/// The document's attributions with those repairs. Linear in them, but for what stands inside a second clause.
Attributions repaired(const Input& input);

}  // namespace whosays::footing
