// Through whom or by what a source's words came: "through his lawyer", "citing two officials", "in remarks relayed by".
#pragma once

#include <vector>

#include "footing/footing.h"
#include "footing/token_text.h"

namespace whosays::footing {

/// Spans of those between the source and the article, from the source outward, in the words outside the content.
std::vector<Span> read_via(const Input& input, const Attribution& attribution);

/// "citing two officials", "citing a memo": somebody or a paper that tells, and not "citing the cost".
bool can_be_cited(const Passage& passage, TokenRange words);

}  // namespace whosays::footing
