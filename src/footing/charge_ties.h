// How the article speaks of those who may be accused, and what ties them to the one who speaks; figures of
// charge_figures.h.
#pragma once

#include "footing/charge_features.h"

namespace whosays::footing {

/// Into each row.
void add_ties(const Input& input, const Said& said, ChargeRows& found);

}  // namespace whosays::footing
