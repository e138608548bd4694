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

/// Another end of a content than that on the best path.
struct ShorterEnd {
  std::uint32_t span = 0;  ///< number of the content's span
  std::uint32_t end = 0;   ///< word behind its last one
  float share = 0;         ///< as SpanShare::exact; kLeastShare and more
};
inline constexpr float kLeastShare = 0.01F;

/// For spans of the words that `scores` and `borders` have (labels.h), in their order. Forward and backward in floats,
/// in a fixed order of sums: the same on every machine up to the exponential's last bit. `shorter` is given the shorter
/// ends of the contents, which begin where the contents do.
std::vector<SpanShare> span_shares(std::span<const std::int32_t> scores, std::span<const std::uint8_t> borders,
                                   const Transitions& transitions, std::span<const std::uint8_t> labels,
                                   std::span<const RoleSpan> spans, std::vector<ShorterEnd>* shorter = nullptr);

/// The label that a word has on the best path, and the label's share among all paths.
struct WordLabel {
  std::uint8_t label = 0;
  float share = 0;
};

/// Of each word; the arguments are those of span_shares.
std::vector<WordLabel> word_labels(std::span<const std::int32_t> scores, std::span<const std::uint8_t> borders,
                                   const Transitions& transitions, std::span<const std::uint8_t> labels);

}  // namespace whosays::quote
