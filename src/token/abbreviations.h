// What the list says of an abbreviation (lexicon/abbreviations.txt): how it is told from a common word with a full
// stop, and whether it may end a sentence. Const after the first call.
#pragma once

#include <cstdint>
#include <string_view>

namespace whosays::token {

enum AbbreviationMark : std::uint8_t {
  kJoins = 1,         ///< never ends a sentence when something follows
  kCapital = 2,       ///< only with a capital
  kMixed = 4,         ///< only with a capital and a small letter behind it
  kNumber = 8,        ///< only before a number
  kNotThe = 16,       ///< not behind "the"
  kBehindPlace = 32,  ///< only behind a comma and a word with a capital; a capital and a small letter itself
  kLettered = 64,     ///< no abbreviation: a word that a single letter behind it numbers ("vitamin C")
  kListed = 128,      ///< an abbreviation, under the conditions above
};

/// Marks of a word in lower case, an abbreviation with its stop; 0 when it is not listed.
std::uint8_t abbreviation_marks(std::string_view lower);

}  // namespace whosays::token
