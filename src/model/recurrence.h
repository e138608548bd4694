// The layers of the nets: a dense product, then a gated recurrence in both directions.
//
// The gates of a few words are made and used at once, so that they stay in the nearest cache, and each weight that is
// loaded into it serves all of these words. The arithmetic is that of arithmetic.h, for each word the same whatever
// stands beside it. Cost: words times the layer's weights.
#pragma once

#include "model/kernels.h"

namespace whosays::model {

inline constexpr std::size_t kMostHidden = 512;  ///< states of one direction

/// out[words x 2 hidden] = states forward, backward, each sentence from zero. `layer` has 4 hidden outputs: gates
/// forward, candidates forward, gates backward, candidates backward; x is [words x inputs], and out lies elsewhere.
/// `borders` has the first word of each sentence and the number of words at the end. Requires hidden <= kMostHidden.
void recurrent(const Kernels& kernels, const Dense& layer, std::span<const std::int8_t> x,
               std::span<const std::uint32_t> borders, std::int8_t* out);

}  // namespace whosays::model
