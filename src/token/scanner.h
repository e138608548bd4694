// Tokens of a text from left to right.
#pragma once

#include <string_view>

#include "doc/document.h"

namespace whosays::token {

/// Fills span, kind, capital and lower; sentence numbers come later. O(n).
Tokens scan(std::string_view text);

}  // namespace whosays::token
