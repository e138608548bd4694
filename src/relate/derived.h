// What follows from the words of a page: sentences, grams, postings, names. Made when a page is scanned (scan.cpp), and
// again when one is unpacked (packed.h).
#pragma once

#include <cstdint>

#include "relate/page.h"

namespace whosays::relate {

/// Words [begin, end) as a sentence, unless it is too short for one. To be called in order.
void add_sentence(PageLists& page, std::uint32_t begin, std::uint32_t end);

/// The rest, once all words and sentences are there.
void complete(PageLists& page);

}  // namespace whosays::relate
