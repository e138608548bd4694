// Whether "he" or "she" may be the one whom words name, as far as a given name, a courtesy or a noun ("his wife") says.
#pragma once

#include <string_view>

#include "footing/grammar.h"

namespace whosays::footing {

/// False where the words say that it is the other: "she" of "the widow's brother". Other pronouns may mean everybody.
bool may_mean(const Grammar& grammar, std::string_view pronoun, Span words);

}  // namespace whosays::footing
