// Runs of capitalised words: the candidates for names, cut at honorifics, titles and nationalities.
//
// In: one field. Out: runs of tokens in text order, each perhaps a name, with what stands before it. O(tokens).
#pragma once

#include <cstdint>
#include <vector>

#include "names/reading.h"

namespace whosays::names {

struct Run {
  std::uint32_t first = 0;  ///< token
  std::uint32_t end = 0;    ///< token after the last
  bool honoured = false;    ///< an honorific or a title stands before it: a person
  bool title = false;       ///< the run itself is an office: "Prime Minister"
  [[nodiscard]] std::uint32_t size() const { return end - first; }
};

/// Runs of one sentence that is no headline.
std::vector<Run> runs_of(const Reading& reading, std::uint32_t sentence, const Usage& usage);

}  // namespace whosays::names
