// What the source does with the content, how firmly, and whether the content is negated.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "footing/footing.h"

namespace whosays::footing {

inline constexpr std::string_view kLeftUnsaid = "the source is said to have left it unsaid";
inline constexpr std::string_view kSaidOfSource = "others say it of what stands as its source";

struct ActReading {
  Act act = Act::assert_;
  Certainty certainty = Certainty::certain;
  Polarity polarity = Polarity::positive;
  bool negated = false;
  std::optional<std::uint32_t> negation;  ///< the token that negates it
  std::string_view not_said;              ///< why the source did not say it, empty where it did
  std::vector<Span> hedges;
};

/// `spans` of the attribution's content lie in its field's passage.
ActReading read_act(const Input& input, const Attribution& attribution);

}  // namespace whosays::footing
