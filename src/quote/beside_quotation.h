// What the words beside a quotation say of it, by the tree, whatever verb it is: "“It was ours,” she shared", "what the
// mayor called “a draft”".
#pragma once

#include <vector>

#include "quote/found.h"

namespace whosays::quote {

/// Statements that the rows have not: quotations that nobody speaks yet, and what somebody calls something. Their form
/// is not set. Nothing without trees. O(words + quotations * log words).
std::vector<Found> beside_quotations(const Passage& passage, const std::vector<Found>& rows);

}  // namespace whosays::quote
