// The ground under a statement: how the source knows, why it is not named, on what terms and through what channel it
// spoke.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "footing/footing.h"
#include "footing/token_text.h"

namespace whosays::footing {

struct GroundReading {
  Basis basis = Basis::not_stated;
  std::optional<Span> basis_span, anonymity_reason, terms, channel;
};

/// Looks in the source, in the rest of its sentence outside the content, and (for anonymity) in the next sentence.
GroundReading read_ground(const Input& input, const Attribution& attribution);

/// What an article says once of several of its unnamed sources: "The officials spoke on condition that they not be
/// named because ...". It holds for every unnamed source that is called by the same noun.
class AnonymityTerms {
 public:
  explicit AnonymityTerms(const Passage& passage);
  /// Fills what the statement's own sentence does not say. `source`: tokens of an unnamed source.
  void fill(const Passage& passage, TokenRange source, GroundReading& out) const;
  [[nodiscard]] bool hide(const Passage& passage, TokenRange source) const;

 private:
  struct Row {
    std::unordered_set<std::string_view> called;
    std::optional<Span> reason, terms;
    std::optional<std::uint32_t> near;  ///< of those beside this sentence ("He is not named because ...")
  };
  std::vector<Row> rows_;
};

}  // namespace whosays::footing
