// The language of a text, found by CLD2 (its n-grams are compiled in; nothing is loaded).
//
// What it is not sure of stays unknown: short texts, lists of names. Looks at the first 3 KB, and at 16 KB where these
// leave a doubt. Thread safe.
#pragma once

#include <string>
#include <string_view>

#include "doc/document.h"

namespace whosays::read {

/// BCP 47, "en", "pt", "zh-Hant"; empty when it is not sure. Requires valid UTF-8.
std::string language_of(std::string_view text);

/// Fills `language` where the article states none, and corrects it where the text is beyond doubt in another one, with
/// a warning. Warns when the language is one that is stored but cannot be analysed.
void find_language(Article& article);

}  // namespace whosays::read
