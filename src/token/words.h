// Words of Universal Dependencies, cut from tokens.
#pragma once

#include <string_view>

#include "doc/document.h"

namespace whosays::token {

/// Every token's characters lie in exactly one word each; the rules are explained in words.cpp. O(n).
Words words_of(std::string_view text, const Tokens& tokens);

}  // namespace whosays::token
