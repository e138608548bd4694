// How sure the net is of a statement, and what share of such statements is right (lexicon/learned_confidence.tsv).
#pragma once

#include <string>

namespace whosays::quote {

/// Shares between 0 and 1: how sure the net is of each part.
struct Sure {
  float source_link = 1;   ///< that this source, or none, belongs to the cue
  float content_link = 1;  ///< that the contents do; the least sure one
  float source = 1;        ///< that the source begins and ends here; 1 when there is none
  float cue = 1;
  float content = 1;  ///< the least sure one
  float held = 1;     ///< that the words of the contents are content
};

/// 0 to 1. `listed` is the measured share of the pattern that found the same, 0 when none did.
float learned_confidence(const Sure& sure, float listed);

/// Of a statement that the lists alone have found in a text that the net has read.
float unlearned_confidence(float listed);

/// "link 0.99 0.98, labels 0.97 0.99 0.93, held 0.99": for `inspect --explain`.
std::string figures_of(const Sure& sure);

}  // namespace whosays::quote
