// What a statement's words say about which point it speaks of: for answers.h.
#pragma once

#include <cstdint>
#include <set>
#include <string_view>

#include "footing/footing.h"
#include "footing/token_text.h"

namespace whosays::footing {

/// How a content speaks of what was said: by one of its points; as a whole ("the finding", "that is a lie"); or without
/// saying how much of it is meant ("any wrongdoing", "the report misleading").
enum class Meant : std::uint8_t { point, whole, unclear };

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
  /// "had told them in May": before what is told beside it.
  [[nodiscard]] bool said_earlier(const Statement& s) const;
  /// "hiding the letter and forging the minutes"
  [[nodiscard]] bool joins(const Statement& s) const;
  /// "hit one of them", "only one shipment", another number: less than what is alleged.
  [[nodiscard]] bool limits(const Statement& answer, const Statement& allegation) const;
  /// "... asked for a delay. The commissioner denies it."
  [[nodiscard]] bool is_pronoun(const Statement& s) const;
  /// "it at the time"
  [[nodiscard]] bool begins_with_pronoun(const Statement& s) const;
  /// "deny both", "neither story is true": two things.
  [[nodiscard]] bool means_both(const Statement& s) const;
  /// Words that say something, cut to five letters.
  [[nodiscard]] std::set<std::string_view> content_words(const Statement& s) const;
  [[nodiscard]] Meant meant_by(const Statement& s) const;
  /// "the accusations": more than one.
  [[nodiscard]] bool means_several(const Statement& s) const;

 private:
  [[nodiscard]] TokenRange first_content(const Statement& s) const;

  const Input& input_;
  const Statements& statements_;
};

}  // namespace whosays::footing
