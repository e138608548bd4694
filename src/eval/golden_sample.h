// One golden sample against one document.
#pragma once

#include <string>
#include <vector>

#include "doc/text_form.h"
#include "eval/goldens.h"

namespace whosays::eval {

/// Pairs the sample's statements with the document's, adds to the score, and a line for everything missed.
void compare_sample(const text_form::Sample& sample, const Document& document, GoldenScore& score,
                    std::vector<std::string>& misses);

}  // namespace whosays::eval
