// How often a word is one of a cue, the last one of a source, the first one of a content: counted where careful readers
// have marked them (lexicon/reading_words.tsv).
#pragma once

#include <cstdint>
#include <string_view>

namespace whosays::quote {

/// In thousandths of the word's occurrences; -1 for a word that is not in the table, which is rare or seldom any of
/// them.
struct ReadingRates {
  std::int16_t cue = -1, source = -1, content = -1;
};

/// Of a word in lower case.
ReadingRates reading_rates(std::string_view word);

}  // namespace whosays::quote
