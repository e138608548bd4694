// The ground under a statement: how the source knows, why it is not named, on what terms and through what channel it
// spoke.
#pragma once

#include <optional>

#include "footing/footing.h"

namespace whosays::footing {

struct GroundReading {
  Basis basis = Basis::not_stated;
  std::optional<Span> basis_span, anonymity_reason, terms, channel;
};

/// Looks in the source, in the rest of its sentence outside the content, and (for anonymity) in the next sentence.
GroundReading read_ground(const Input& input, const Attribution& attribution);

}  // namespace whosays::footing
