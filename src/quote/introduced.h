// A paragraph that the sentence before it introduces with a colon: "Vell argues that the quay leaks:" and, in the next
// paragraph, what she wrote, with or without quotation marks.
#pragma once

#include <string_view>
#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// Gives such a paragraph, where no statement has a part of it, to the last statement of the sentence that introduces
/// it; a quotation also to whose words the sentence names ("a remark by Vell:") or to its subject. Wants trees.
void add_introduced(std::string_view text, const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
