// Closed classes of English that several rules ask for. Lower case. Larger lists are in lexicon/.
#pragma once

#include <string_view>

#include "base/one_of.h"

namespace whosays::footing {

inline bool is_possessive_of_others(std::string_view word) { return is_one_of(word, {"his", "her", "its", "their"}); }

inline bool is_possessive(std::string_view word) {
  return is_possessive_of_others(word) || is_one_of(word, {"our", "my"});
}

/// Determiners of one that is known: "the", "this", "its".
inline bool is_definite_determiner(std::string_view word) {
  return is_one_of(word, {"the", "this", "that"}) || is_possessive(word);
}

/// "A state representative", "Republican representatives": of voters, where others speak for a body.
inline bool is_elected_representative(std::string_view before, std::string_view noun) {
  return is_one_of(noun, {"representative", "representatives"}) &&
         is_one_of(before, {"state", "u.s.", "us", "house", "congressional", "elected", "democratic", "republican",
                            "democrat"});
}

inline bool is_relative_pronoun(std::string_view word) { return is_one_of(word, {"who", "which", "that"}); }

inline bool is_negation(std::string_view word) {
  return is_one_of(word, {"not", "n't", "n’t", "never", "no", "nobody", "neither", "none", "nothing"});
}

}  // namespace whosays::footing
