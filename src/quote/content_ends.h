// Whether a content ends earlier than on the best path of labels, at the border of a clause or phrase.
//
// "... declined the post and has since left the town": the net labels words and knows the tree by a few rows only, so
// it often doubts between two ends. A walk over the borders behind the cue says how likely a content ends at each, of
// what the tree says there (which relation, hanging on what, behind which mark and word); its weights are learned on
// gold alone, and how much it counts beside the net's shares on other articles (lexicon/content_ends.tsv,
// train/statements/content_ends.py).
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "doc/document.h"
#include "quote/label_shares.h"
#include "quote/labels.h"

namespace whosays::quote {

struct OtherEnd {
  std::uint32_t end = 0;  ///< word behind the content's last one
  float share = 0;        ///< of the paths, as SpanShare::exact
  float walk = 0;         ///< log of how much likelier the walk ends there than at the content's own end
  bool better = false;    ///< all in all
};

/// The likeliest of the shorter ends of `content`, which has its own share; none where there is no border, no tree, or
/// the content does not lie behind its cue in the cue's sentence.
std::optional<OtherEnd> other_end(const Passage& passage, RoleSpan cue, RoleSpan content, float share,
                                  std::span<const ShorterEnd> shorter);

}  // namespace whosays::quote
