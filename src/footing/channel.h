// In what a source said it: "in a statement", "at a news conference", "on Twitter", "by phone".
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "footing/footing.h"
#include "footing/token_text.h"

namespace whosays::footing {

/// The words that say so beside the content, with their preposition.
std::optional<Span> read_channel(const Input& input, const Attribution& attribution);

/// Parts of a token range that lie outside the spans, which are in order.
std::vector<TokenRange> outside(const Passage& passage, TokenRange range, std::span<const Span> spans);

}  // namespace whosays::footing
