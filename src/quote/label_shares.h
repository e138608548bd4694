// How sure the labels of a span are: its share among all paths, not only on the best one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quote/labels.h"

namespace whosays::quote {

struct SpanShare {
  float exact = 0;  ///< of the paths that have exactly this span
  float held = 0;   ///< of the paths in which a word of it has its role, the mean over its words
};

/// For spans of the words that `scores` and `borders` have (labels.h), in their order. Forward and backward in floats,
/// in a fixed order of sums: the same on every machine up to the exponential's last bit.
std::vector<SpanShare> span_shares(std::span<const std::int32_t> scores, std::span<const std::uint8_t> borders,
                                   const Transitions& transitions, std::span<const std::uint8_t> labels,
                                   std::span<const RoleSpan> spans);

/// The label that a word has on the best path, and the label's share among all paths.
struct WordLabel {
  std::uint8_t label = 0;
  float share = 0;
};

/// Of each word; the arguments are those of span_shares.
std::vector<WordLabel> word_labels(std::span<const std::int32_t> scores, std::span<const std::uint8_t> borders,
                                   const Transitions& transitions, std::span<const std::uint8_t> labels);

}  // namespace whosays::quote
