// What the labeller sees of a word beside the language core's states: rows of its own small tables.
//
// The one piece of code that the trainer (train/statements) and the run time share word for word. A word becomes
// kLabelFeatures row numbers; the labeller's second input is the activation of their sum. They say what the core, which
// reads sentence by sentence, does not know: where the word stands in quotation marks, in its sentence, paragraph and
// article, which words of the cue lexicon are near, and what its place in the sentence's tree has to do with them.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "doc/document.h"

namespace whosays::quote {

enum class LabelTable : std::uint8_t {
  quotation,        ///< state: mark or inside, depth, closed, scare
  quotation_place,  ///< words to its two marks
  quotation_near,   ///< outside: words to the quotations before and behind
  place,            ///< sentence in its paragraph, paragraph in the article
  sentence_place,   ///< words to the sentence's two ends
  paragraph,        ///< its length, how it begins and ends, how the one before ended
  frames,           ///< of the cue lexicon
  cue_near,         ///< words to the cues before and behind in the sentence
  cue_before,       ///< which cue
  cue_behind,
  word,
  pair_before,  ///< the word and the one before it
  pair_behind,
  two_before,  ///< the second word before
  two_behind,
  relation,        ///< in the tree: to the head, and on which side it is
  head_word,       ///< which word
  cue_above,       ///< the nearest cue above: by which relation the word's branch hangs on it
  cue_above_word,  ///< the same, with the cue
  branch_begins,   ///< the largest branches that begin and end with the word
  branch_ends
};
inline constexpr std::size_t kLabelFeatures = 21;

/// Rows of each table; powers of two.
inline constexpr std::array<std::uint32_t, kLabelFeatures> kLabelRows = {
    64, 128, 128, 64, 128, 256, 64, 128, 512, 512, 8192, 8192, 8192, 2048, 2048, 128, 4096, 1024, 4096, 512, 512};

constexpr std::uint32_t first_label_row(std::size_t table) {
  std::uint32_t row = 0;
  for (std::size_t i = 0; i < table; ++i) row += kLabelRows[i];
  return row;
}
inline constexpr std::uint32_t kLabelRowCount = first_label_row(kLabelFeatures);

using LabelRows = std::array<std::uint16_t, kLabelFeatures>;  ///< rows of the one matrix that holds all tables

/// Appends a row set for each word of the passage. Without trees, their rows say so.
void label_features(const Passage& passage, std::vector<LabelRows>& out);

}  // namespace whosays::quote
