// Two wordings that are two claims and speak of one thing: the one firmer than the other, or the one "a report says
// so".
//
//   wording -> readings of it: what is said, without who says it within, what bounds its number, "may" and "will"
//   -> two readings whose words agree one for one
//
// Nothing is weighed here: words agree or they do not, so that a tie can be shown and understood. A tie joins nothing.
// Opposites by a negation, an antonym or another number, where all the rest agrees word for word, exclude each other.
// Cost: some readings of one wording times those of the other, each linear.
#pragma once

#include <cstdint>

#include "story/claims.h"

namespace whosays::story {

enum class ClaimTie : std::uint8_t {
  none,
  firmer,    ///< the first says more
  weaker,    ///< the second does
  reported,  ///< the second says that a report, an outlet or somebody says the first
  reports,   ///< the first says so of the second
};
ClaimTie tie_between(const Saying& a, const Saying& b);

/// True when both cannot be so, if they speak of one event: names agree here by what they say alone.
bool excludes(const Saying& a, const Saying& b);

}  // namespace whosays::story
