// Statements in sentences that a translation or an extraction has broken.
//
// Quotation marks get lost, so that the speaker stands inside ("“We had one boat, said Mara Lind. The water came.”"); a
// verb gets lost behind a quotation ("“We had one boat,” so the captain.", "..., the captain."); a sentence is cut
// before its end ("They knew of it. did, two guards said."). Who speaks is still there to be seen, only not where
// grammar would have it, so that neither a pattern nor the net looks there.
#pragma once

#include <vector>

#include "quote/found.h"

namespace whosays::quote {

/// Adds such statements. A row of another sentence that has taken their words, and one of the same cue without a
/// source, gives way; what stands inside is inside. Nothing without trees. Rows are in order before and after
/// (found.h).
void add_broken(const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
