// To whose discredit a content is: that makes a statement an allegation, whatever its verb. Recall before precision.
#pragma once

#include <vector>

#include "footing/footing.h"
#include "footing/source.h"

namespace whosays::footing {

struct AgainstReading {
  ActorId actor;
  std::vector<Span> spans;  ///< where the actor stands in the content (or the words that mean a small group)
};

/// Persons and organisations named in the content, other than the source, when it holds a word of discredit or the act
/// is to accuse. Empty when the content says nothing to anybody's discredit.
std::vector<AgainstReading> read_against(const Input& input, const Attribution& attribution,
                                         const SourceReading& source, const SourceReader& sources, Act act);

/// True when one of the words or phrases of discredit stands in the span.
bool has_discredit(const Passage& passage, Span span);

}  // namespace whosays::footing
