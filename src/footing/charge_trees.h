// Whether a content is against somebody, by boosted trees over the figures of a row (lexicon/allegation_trees.tsv).
#pragma once

#include <cstdint>

#include "footing/charge_figures.h"

namespace whosays::footing {

/// Log odds in the units of charge_net.h's scores.
std::int32_t charge_odds(const ChargeFigures& figures);

}  // namespace whosays::footing
