// Words of Universal Dependencies, cut from written words.
#pragma once

#include "doc/document.h"
#include "token/joints.h"

namespace whosays::token {

/// Every form's characters lie in exactly one word each; the rules are explained in words.cpp. O(n).
Words words_of(const Forms& forms, const Tokens& tokens);

}  // namespace whosays::token
