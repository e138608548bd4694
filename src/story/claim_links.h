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
#include <optional>
#include <string>
#include <vector>

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

/// What bounds a number: "at least nine" is [9, ...), "nine" is nine.
struct Bounds {
  std::optional<long> from, to;
  bool operator==(const Bounds&) const = default;
};

/// One way to read a wording.
struct ClaimReading {
  std::vector<std::string> words;  ///< what is said: light words, numbers, "may" and "will" taken out
  bool negative = false;
  bool told = false;       ///< somebody says it within
  bool looked_at = false;  ///< somebody looks into whether it is so
  bool refused = false;    ///< "refused to": more than not
  int step = 0;            ///< how far on the way to the deed: may, plans to, will, must
  int strength = 3;
  std::vector<Bounds> numbers;
};
/// The wording as it stands, and what stands in it behind "X says" and "X is looking into whether". Made once for a
/// wording that is compared with many.
std::vector<ClaimReading> readings_of(const Saying& saying);
ClaimTie tie_between(const std::vector<ClaimReading>& a, const std::vector<ClaimReading>& b);

/// True when both cannot be so, if they speak of one event: names agree here by what they say alone.
bool excludes(const Saying& a, const Saying& b);
bool excludes(const std::vector<ClaimReading>& a, const std::vector<ClaimReading>& b);

}  // namespace whosays::story
