// How many stand behind an unnamed source, and what they are called: "more than a dozen former pupils" are at least 13,
// "former pupils".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "footing/token_text.h"

namespace whosays::footing {

struct CountReading {
  std::optional<std::uint32_t> count;      ///< exactly so many
  std::optional<std::uint32_t> count_min;  ///< at least so many
  std::string descriptor;                  ///< without words of number; with a clause that says which of them
};

/// `source`: tokens of the source's words, not empty.
CountReading read_count(const Passage& passage, std::string_view text, TokenRange source);

/// A word of numbers.tsv, or digits ("1,200").
std::optional<std::uint32_t> number_of(std::string_view lower);

}  // namespace whosays::footing
