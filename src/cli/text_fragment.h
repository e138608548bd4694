// The part of an address that leads a browser to words on a page: "#:~:text=[prefix-,]start[,end][,-suffix]", the URL
// text fragment of WICG's draft (https://wicg.github.io/scroll-to-text-fragment/).
//
// A browser takes the first place that fits, without regard to case and runs of blanks, word by word; a part never goes
// over the border of a block. So: short words of one block stand whole, long ones as their first and last words; where
// they stand at several places of the article, words before and behind are added until one place is left. What is
// around the article on the page (menus, teasers) is not known here, so a browser may still stop earlier.
// Cost: linear in the text for each try; few tries.
#pragma once

#include <string>
#include <string_view>

#include "base/span.h"

namespace whosays::cli {

/// "#:~:text=..." for a span of the text; empty for an empty span. Requires the span inside the text.
std::string text_fragment(std::string_view text, Span span);

/// The address with its fragment: a fragment of its own stays in front.
std::string with_text_fragment(std::string_view url, std::string_view text, Span span);

}  // namespace whosays::cli
