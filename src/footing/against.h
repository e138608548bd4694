// To whose discredit a content is: that makes a statement an allegation, whatever its verb. Recall before precision.
#pragma once

#include <optional>
#include <vector>

#include "footing/footing.h"
#include "footing/source.h"

namespace whosays::footing {

struct AgainstReading {
  ActorId actor;
  std::vector<Span> spans;             ///< where the actor stands in the content (or the words that mean a small group)
  bool by_rule = true;                 ///< or by the net alone
  std::optional<float> log_odds = {};  ///< the net's, where it saw the party
};

/// Those to whose discredit the content is, other than the source; in what the source denies or admits of itself, the
/// source. Empty when the content says nothing to anybody's discredit.
std::vector<AgainstReading> read_against(const Input& input, const Attribution& attribution,
                                         const SourceReading& source, const SourceReader& sources, Act act);

/// The same without trees, by words alone: persons and organisations named in front of a word of discredit.
std::vector<AgainstReading> read_against_by_words(const Input& input, const Attribution& attribution,
                                                  const SourceReading& source, const SourceReader& sources, Act act);

}  // namespace whosays::footing
