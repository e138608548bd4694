// What somebody says they will do, or asks for in the first words: "said it would close", "“We call on the board ...”".
#pragma once

#include <optional>

#include "doc/document.h"

namespace whosays::footing {

/// promise, demand or propose, where the subject of the content's first clause is a pronoun for who speaks and its verb
/// is of that kind. `direct`: the content stands in quotation marks. `person`: the source is no "it". O(words looked
/// at).
std::optional<Act> act_of_intent(const Passage& passage, Span content, bool direct, bool person);

/// "Let's not frighten anybody" proposes; not "let's see".
std::optional<Act> act_of_urging(const Passage& passage, Span content);

}  // namespace whosays::footing
