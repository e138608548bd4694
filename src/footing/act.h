// What the source does with the content, how firmly, and whether the content is negated.
#pragma once

#include <vector>

#include "footing/footing.h"

namespace whosays::footing {

struct ActReading {
  Act act = Act::assert_;
  Certainty certainty = Certainty::certain;
  Polarity polarity = Polarity::positive;
  bool negated = false;
  std::vector<Span> hedges;
};

/// `spans` of the attribution's content lie in its field's passage.
ActReading read_act(const Input& input, const Attribution& attribution);

}  // namespace whosays::footing
