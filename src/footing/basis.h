// How a source knows what it says, in the words of the text: in its own description ("who stood behind the curtain"),
// beside the content ("going by the tyre marks", "citing two people"), or in what it says of itself ("I was in the
// room").
#pragma once

#include <optional>
#include <utility>

#include "footing/footing.h"

namespace whosays::footing {

/// Nothing where the words do not say how: closeness ("a friend of"), office and knowledge ("with knowledge of") do
/// not.
std::optional<std::pair<Basis, Span>> read_basis(const Input& input, const Attribution& attribution);

}  // namespace whosays::footing
