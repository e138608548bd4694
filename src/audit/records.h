// A draft as records, so that it can stand in a World beside the articles of a ledger without being stored there.
#pragma once

#include "doc/document.h"
#include "story/story.h"

namespace whosays::audit {

/// Adds the document as one more article (state draft) with its statements, actors, times and remarks; returns its row.
/// Records have no receipts, since nothing of it is in a ledger. O(document).
std::int64_t add_draft(story::World& world, const Document& draft);

/// Number of words as ledgers count them.
std::uint32_t count_words(const Document& draft);

}  // namespace whosays::audit
