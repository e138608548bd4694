// Through whom or by what a source's words came: "through his lawyer", "citing two officials", "in remarks relayed by".
#pragma once

#include <vector>

#include "footing/footing.h"

namespace whosays::footing {

/// Spans of those between the source and the article, from the source outward, in the words outside the content.
std::vector<Span> read_via(const Input& input, const Attribution& attribution);

}  // namespace whosays::footing
