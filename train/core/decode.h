// From scores of name labels to names: the best sequence in which every name begins and ends well.
#pragma once

#include <vector>

#include "data.h"

namespace whosays::train {

/// `scores` is [words x kNameLabels]; the names have one type each.
std::vector<GoldName> decoded(const std::vector<float>& scores, std::size_t words);

}  // namespace whosays::train
