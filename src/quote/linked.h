// Spans put together to statements, before anything is said about their form or what stands inside them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quote/label_shares.h"
#include "quote/labels.h"
#include "quote/link_features.h"

namespace whosays::quote {

/// A cue with its source and contents, as numbers of spans.
struct LinkedStatement {
  std::uint32_t cue = kNoSpan;
  std::uint32_t source = kNoSpan;
  std::vector<std::uint32_t> contents;
  float source_sure = 0;   ///< the share of the chosen source, or of none, among all candidates: 0 to 1
  float content_sure = 1;  ///< the same of the least sure content
};

struct Linked {
  std::vector<RoleSpan> spans;              ///< in text order
  std::vector<SpanShare> shares;            ///< of each span
  std::vector<LinkedStatement> statements;  ///< in the order of their cues; each has a content
};

/// From scores (steps of 2^-11; two a pair: as a source, as a content) to the statements of out.spans: the best choice
/// of each group, cue by cue. A cue without a content is none.
void put_together(const LinkChoices& choices, std::span<const std::int32_t> scores, Linked& out);

}  // namespace whosays::quote
