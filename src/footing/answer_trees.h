// How likely one statement answers another, and in what way, learned from pairs that were read by eye and invented
// ones: lexicon/answer_trees.tsv. Whole numbers only: the same result on every machine. Made by
// train/footing/run_answers; what it reaches is in docs/notes/answers.md.
#pragma once

#include <array>
#include <cstdint>

#include "footing/answer_signs.h"
#include "lexicon/boosted_trees.h"

namespace whosays::footing {

/// What somebody does to what was said: denies it, grants a part of it, owns up to it, speaks of another point of it,
/// or cannot be told.
enum class AnswerKind : std::uint8_t { denies, partly, admits, another_point, unclear };
inline constexpr std::size_t kAnswerKinds = 5;

/// Immutable, thread safe.
class AnswerTrees {
 public:
  /// Those that are part of the program.
  static const AnswerTrees& embedded();

  /// Log odds in thousandths that the pair is an answer and what it answers.
  [[nodiscard]] std::int32_t link(const Signs& signs) const { return link_.sum(signs); }
  /// Of a pair that is one: the likeliest.
  [[nodiscard]] AnswerKind kind(const Signs& signs) const;

 private:
  AnswerTrees();

  lexicon::BoostedTrees link_;
  std::array<lexicon::BoostedTrees, kAnswerKinds> kinds_;
};

}  // namespace whosays::footing
