// Sentences by rules: what boundaries.h learns from, and paragraphs, which nobody learns.
#pragma once

#include <string_view>

#include "doc/document.h"

namespace whosays::token {

/// A sentence ends at . ! ? … followed by closing marks and a blank before a likely beginning, and at a paragraph's
/// end. Words are not numbered. O(n).
Sentences rule_sentences(std::string_view text, const Tokens& tokens);

}  // namespace whosays::token
