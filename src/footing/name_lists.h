// Names that stand side by side as one: "Ana Vell, the mayor, and Jan Holm".
#pragma once

#include <optional>
#include <vector>

#include "footing/source.h"
#include "footing/token_text.h"

namespace whosays::footing {

struct NameList {
  TokenRange tokens;             ///< from the first name to the end of the last
  std::vector<ActorId> members;  ///< in their order, two or more, each of them once
  bool others = false;           ///< "and others": there are more than the text names
};

class NameLists {
 public:
  NameLists(const Input& input, const SourceReader& sources) : input_(input), sources_(sources) {}

  /// The names that a source's words are, behind what they are called ("The last two mayors -- Ana Vell and Jan Holm");
  /// none for "supporters of Ana Vell and Jan Holm". O(words of the source).
  [[nodiscard]] std::optional<NameList> in_source(Field field, TokenRange source) const;
  /// Every list of a passage, with whatever stands before it.
  [[nodiscard]] std::vector<NameList> all_in(Field field) const;

 private:
  const Input& input_;
  const SourceReader& sources_;
};

}  // namespace whosays::footing
