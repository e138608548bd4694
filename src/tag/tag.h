// Parts of speech of Universal Dependencies and of the Penn Treebank, read off the encoder's states, and lemmas by
// endings (lemmas.h). Both tags of a word are chosen together, among the pairs that occur in the treebanks.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doc/document.h"
#include "doc/split_text.h"
#include "doc/stage.h"
#include "model/container.h"
#include "model/kernels.h"
#include "tag/lemmas.h"

namespace whosays::tag {

inline constexpr StageInfo kStage{"tags", "lemmas and parts of speech"};

/// Memory of one thread.
struct Scratch {
  std::vector<std::int32_t> upos, xpos;  ///< logits
  std::vector<Upos> upos_of;             ///< chosen, a word each
  std::vector<Xpos> xpos_of;
  std::string plain;
};

/// Immutable; may be used by many threads, each with its scratch.
class Tagger {
 public:
  static Result<Tagger> load(const model::Model& model);

  /// Tags of all words of each string; `states` has a row for every word of all of them (encode/encode.h).
  [[nodiscard]] std::vector<Tags> tags(std::span<const SplitText> texts, std::span<const std::int8_t> states,
                                       Scratch& scratch) const;

 private:
  explicit Tagger(const model::Model& model) : model_(model) {}
  model::Model model_;  ///< keeps the table of lemmas in memory
  /// Appends the tags of one batch to what is chosen.
  void choose(std::span<const std::int8_t> states, Scratch& scratch) const;
  /// The first of the pairs whose two logits have the largest sum.
  [[nodiscard]] std::size_t best_pair(const std::int32_t* upos, const std::int32_t* xpos) const;
  void add_lemmas(const SplitText& text, Scratch& scratch, Tags& out) const;

  /// Two tags that may stand together, by the numbers of their labels.
  struct Pair {
    std::uint8_t upos, xpos;
  };
  /// Pairs [first, end), which share their part of speech.
  struct Run {
    std::uint8_t upos;
    std::uint32_t first, end;
  };
  model::Dense upos_, xpos_;
  std::vector<Upos> upos_labels_;
  std::vector<Xpos> xpos_labels_;
  std::vector<Pair> pairs_;
  std::vector<Run> runs_;  ///< all of them, in their order
  Lemmas lemmas_;
};

}  // namespace whosays::tag
