// Statements of sentences that a translation has broken, as their words alone tell them (broken.h puts them among the
// others).
#pragma once

#include <cstdint>
#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

struct Broken {
  Found found;
  bool is_rest = false;     ///< "official said.": what is left of a phrase that may have been read already
  std::uint32_t begin = 0;  ///< byte from which on the sentence's other contents do not go; 0 for none
};

/// Wants tags and trees. O(words * the longest name).
std::vector<Broken> broken_statements(const Passage& passage);

}  // namespace whosays::quote
