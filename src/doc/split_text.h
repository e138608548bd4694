// A string as the first stage split it: what the trained stages read. They take several of them at once, whose
// sentences share batches, so that titles and short articles cost no more a word than long ones.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "doc/document.h"

namespace whosays {

/// Views; what they point to outlives the call that they are given to.
struct SplitText {
  std::string_view text;
  const Sentences* sentences = nullptr;
  const Words* words = nullptr;
};

inline std::size_t words_of(std::span<const SplitText> texts) {
  std::size_t sum = 0;
  for (const SplitText& t : texts) sum += t.words->size();
  return sum;
}

}  // namespace whosays
