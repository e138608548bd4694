// A name as it is written, for the one question where every letter counts: may two articles' actors be one by
// themselves. Case, blanks and stops do not count; accents, scripts, hyphens, particles and order do. O(bytes).
#pragma once

#include <string>
#include <string_view>

#include "match/name_form.h"

namespace whosays::match {

struct WrittenName {
  std::string letters;  ///< words in folded case with single blanks, a person's titles left out
  /// Of a person: two words that are no title, particle or initial, and no "Mr", behind which surnames stand alone.
  /// "Vell-Torne" is one word. Of a body: two words.
  bool full = false;
};

WrittenName written_name(std::string_view name, NameKind kind);

}  // namespace whosays::match
