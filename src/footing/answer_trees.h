// How likely one statement answers another, and in what way, learned from pairs that were read by eye and invented
// ones: lexicon/answer_trees.tsv. Whole numbers only: the same result on every machine. Made by
// train/footing/run_answers; what it reaches is in docs/notes/answers.md.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "footing/answer_signs.h"

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
  [[nodiscard]] std::int32_t link(const Signs& signs) const { return sum(link_, signs); }
  /// Of a pair that is one: the likeliest.
  [[nodiscard]] AnswerKind kind(const Signs& signs) const;

 private:
  static constexpr std::size_t kDepth = 3, kNodes = (1U << kDepth) - 1;
  /// A node asks a sign; kSigns where it asks nothing, which never holds. The next is 2n+1 where it does not hold, else
  /// 2n+2.
  struct Tree {
    std::array<std::uint8_t, kNodes> asked{};
    std::array<std::int32_t, kNodes + 1> leaves{};
  };
  AnswerTrees();
  static std::int32_t sum(const std::vector<Tree>& trees, const Signs& signs);

  std::vector<Tree> link_;
  std::array<std::vector<Tree>, kAnswerKinds> kinds_;
};

}  // namespace whosays::footing
