// A headline as one sentence: the splitter, which reads texts, ends sentences inside headlines.
#pragma once

#include <cstdint>
#include <optional>

#include "quote/found.h"

namespace whosays::quote {

/// Words, or tokens. A title beyond it is no headline: what the splitter has cut there stays cut, and the net's rules
/// for headlines do not look at it, for all of that is quadratic in a sentence.
inline constexpr std::uint32_t kLongestHeadline = 400;

/// A headline, in which only a stop ends a sentence: "Ana Vell Says | The Quay Is Safe" is one. None where nothing
/// changes.
std::optional<Passage> joined_headline(const Passage& title);

}  // namespace whosays::quote
