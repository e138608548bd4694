// What a statement's words say about which point it speaks of: for answers.h.
#pragma once

#include <cstdint>
#include <set>
#include <string_view>

#include "footing/footing.h"

namespace whosays::footing {

class StatementWords {
 public:
  StatementWords(const Input& input, const Statements& statements) : input_(input), statements_(statements) {}

  [[nodiscard]] const Passage& passage_of(const Statement& s) const;
  /// In the same sentence, or the next two.
  [[nodiscard]] bool follows(const Statement& answer, const Statement& allegation) const;
  [[nodiscard]] std::uint32_t sentence_of(const Statement& s) const;
  /// Words by which the two parties are called: that they speak of "the ministry" both says nothing of the point.
  [[nodiscard]] std::set<std::string_view> names_of(const Statement& answer, const Statement& allegation) const;
  /// "accepted that it did"
  [[nodiscard]] bool echoes(const Statement& s) const;
  /// "every word of that is untrue"
  [[nodiscard]] bool points_back(const Statement& s) const;
  /// "bought nine jeeps and mislaid two": several points.
  [[nodiscard]] bool has_several(const Statement& s) const;
  /// "... asked for a delay. The commissioner denies it."
  [[nodiscard]] bool is_pronoun(const Statement& s) const;
  /// Words that say something, cut to five letters.
  [[nodiscard]] std::set<std::string_view> content_words(const Statement& s) const;
  /// "these allegations", "the claims": no single point is named.
  [[nodiscard]] bool speaks_in_general(const Statement& s) const;

 private:
  const Input& input_;
  const Statements& statements_;
};

}  // namespace whosays::footing
