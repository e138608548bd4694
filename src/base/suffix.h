// Suffixes, for stems that are made by rule.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace whosays {

/// Takes the suffix off where the word has it and at least `keep` bytes stay; false where it is left as it was.
inline bool drop_suffix(std::string& word, std::string_view suffix, std::size_t keep) {
  if (!word.ends_with(suffix) || word.size() < suffix.size() + keep) return false;
  word.resize(word.size() - suffix.size());
  return true;
}

}  // namespace whosays
