// Whether two stretches of text share their main words: for spans whose edges two careful people would set differently.
#pragma once

#include <string_view>

namespace whosays::eval {

/// True when most of the main words of each stand in the other (F1 of the sets at least two thirds). Articles,
/// prepositions, pronouns and forms of "be" are no main words, unless there are no others. Case does not count.
bool share_main_words(std::string_view a, std::string_view b);

}  // namespace whosays::eval
