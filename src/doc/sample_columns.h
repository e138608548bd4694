// Columns of a sample's passage that nobody writes by hand, because they follow from the spans of its rows.
#pragma once

#include <optional>
#include <string>

#include "doc/document.h"

namespace whosays::text_form {

/// Each token's sentence, whether it has a capital, the text in lower case, each sentence's tokens.
void finish_tokens(Passage& passage, const std::string& text);

/// Each word's token, each sentence's words, heads as rows in Words, which a sample counts in their sentence. Returns
/// the first thing that does not fit.
std::optional<std::string> finish_words(Passage& passage);

}  // namespace whosays::text_form
