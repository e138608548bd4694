// Which languages the stages of reading know. An article in any other is stored, marked and said to be so; its
// statements are set aside, since rules for English find words in the wrong mouths there.
#pragma once

#include <string_view>

namespace whosays {

/// `language` is BCP 47; an unknown (empty) one is tried.
inline bool can_be_analysed(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  return primary.empty() || (primary.size() == 2 && (primary[0] | 0x20) == 'e' && (primary[1] | 0x20) == 'n');
}

}  // namespace whosays
