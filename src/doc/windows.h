// Windows: what the trained stages look at together. A sentence, or, where it is longer than kMostWords, a piece of it,
// so that their memory is bounded whatever the text is.
#pragma once

#include <algorithm>

#include "doc/document.h"

namespace whosays {

inline constexpr std::uint32_t kMostWords = 512;

/// Calls f(first, end) for the words of every window, in order.
template <class F>
void each_window(const Sentences& sentences, F&& f) {
  for (const Sentence& sentence : sentences.rows)
    for (std::uint32_t first = sentence.first_word; first < sentence.end_word; first += kMostWords)
      f(first, std::min(first + kMostWords, sentence.end_word));
}

}  // namespace whosays
