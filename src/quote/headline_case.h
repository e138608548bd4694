// Headlines in Capitals As Newsrooms Set Them, written as the article itself writes their words: tags, trees and the
// trained net read sentences, in which a capital means a name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "doc/split_text.h"

namespace whosays::quote {

/// The title with small letters where its words are no names: what the text writes small is small, what it writes with
/// a capital inside its sentences keeps it, and what it does not have is a name only where it looks like one. As many
/// bytes, at the same places. None where nothing changes, and where the text knows none of its words. O(words).
std::optional<std::string> in_sentence_case(SplitText title, SplitText text);

}  // namespace whosays::quote
