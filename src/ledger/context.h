// A little text on either side of a span, for receipts and search hits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/span.h"

namespace whosays {

/// Characters of the text that a receipt shows on either side of its words.
inline constexpr std::size_t kReceiptContext = 40;

/// Up to `characters` code points before and after the span, cut on code point borders. Requires the span inside text.
std::string text_before(std::string_view text, Span span, std::size_t characters);
std::string text_after(std::string_view text, Span span, std::size_t characters);

/// Case folded as Unicode has it, for comparing names and words as people do.
std::string folded(std::string_view text);

/// Now, ISO 8601 UTC to the second: "2031-05-03T10:20:30Z".
std::string now_utc();

}  // namespace whosays
