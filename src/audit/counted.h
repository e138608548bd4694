// Numbers of a text and what they count.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace whosays::audit {

/// "46 defects": a number and what is counted.
struct Counted {
  std::string number, noun;
  Span span;
};

/// Numbers of a sentence with the word they count; "46 of them" counts what `before` is about. Spans begin at `offset`.
std::vector<Counted> counted_in(std::string_view sentence, std::uint32_t offset, std::string_view before);

}  // namespace whosays::audit
