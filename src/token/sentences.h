// Sentences from written words, decision by decision; the trainer decides by the gold, the program by the model.
#pragma once

#include <functional>
#include <string_view>

#include "doc/document.h"
#include "token/boundaries.h"

namespace whosays::token {

/// Whether a sentence ends behind this form, seen through its features.
using EndsBehind = std::function<bool(std::uint32_t form, const Features& features)>;

/// Asks behind every form where no token is cut and the paragraph goes on. Fills Tokens::sentence. Sentences are cut
/// at about 1,700 tokens, and have at most 2,000. O(n).
Sentences cut_sentences(std::string_view text, Tokens& tokens, const Forms& forms, const EndsBehind& ends);

}  // namespace whosays::token
