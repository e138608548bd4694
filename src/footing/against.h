// To whose discredit a content is: that makes a statement an allegation, whatever its verb. Recall before precision.
#pragma once

#include <cstddef>
#include <memory>
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
  float by_habit = kUnseen;            ///< how often such a reading is right, where the net did not see the party

  /// 0 to 1: of contents of news that were read by eye so many of a hundred are right (docs/notes/goldens.md).
  [[nodiscard]] float confidence() const;

  static constexpr float kUnseen = 0.4F;
};

/// So many contents wait for each other and no more: an article has fewer, and a book would fill the memory.
inline constexpr std::size_t kMostTogether = 1024;

/// Those to whose discredit a statement's content is, other than the source; in what the source denies or admits of
/// itself, the source. Nobody when the content says nothing to anybody's discredit.
///
/// Made for all statements of an article before one is asked, since one content tells of the next and of the last.
/// Refers to its input.
class AgainstQuestion {
 public:
  AgainstQuestion(const Input& input, const Attribution& attribution, SourceReading source, const SourceReader& sources,
                  Act act);
  ~AgainstQuestion();
  AgainstQuestion(AgainstQuestion&&) noexcept;
  AgainstQuestion& operator=(AgainstQuestion&&) noexcept;
  /// To be asked once.
  std::vector<AgainstReading> answer();

 private:
  std::unique_ptr<class AgainstReader> reader_;
  std::vector<AgainstReading> settled_;  ///< where there is nothing to ask
};

/// Without trees, by words alone: persons and organisations named in front of a word of discredit.
std::vector<AgainstReading> read_against_by_words(const Input& input, const Attribution& attribution,
                                                  const SourceReading& source, const SourceReader& sources, Act act);

}  // namespace whosays::footing
