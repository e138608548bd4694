// Dependency trees of Universal Dependencies: for every word its head and their relation.
//
// A word's states give four vectors: as a dependent and as a head, for arcs and for relations. An arc's score is the
// product of two of them and a number for the distance; the relation is read off the sum of the other two at the arc
// that the best tree has (Dozat and Manning 2017, without the bilinear map). Trees do not cross where their sentence is
// not very long, and punctuation hangs where it should (projective.h, punctuation.h). In windows of 512 words
// (doc/windows.h) memory is bounded; the pieces of a longer sentence are joined root to root.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doc/document.h"
#include "doc/stage.h"
#include "model/container.h"
#include "model/kernels.h"
#include "parse/projective.h"
#include "parse/punctuation.h"
#include "parse/tree_search.h"

namespace whosays::parse {

inline constexpr StageInfo kStage{"trees", "dependency trees"};

/// Memory of one thread.
struct Scratch {
  std::vector<std::int16_t> sides;
  std::vector<std::int16_t> dependent, as_head;
  std::vector<std::int8_t> arc_dependent, arc_head, relation;
  std::vector<std::int32_t> products, scores, logits;
  std::vector<std::uint32_t> heads;
  TreeScratch tree;
  ProjectiveScratch projective;
  PunctuationScratch punctuation;
  std::vector<MarkOf> marks;
};

/// Immutable; may be used by many threads, each with its scratch.
class Parser {
 public:
  static Result<Parser> load(const model::Model& model);

  /// Trees of all sentences of one string; `states` has a row for each word (encode/encode.h).
  [[nodiscard]] Trees trees(std::string_view text, const Sentences& sentences, const Words& words,
                            std::span<const std::int8_t> states, Scratch& scratch) const;

 private:
  void score_arcs(std::span<const std::int8_t> states, std::uint32_t n, Scratch& scratch) const;
  /// The best tree of the scores; one that does not cross, if the sentence is not too long for that.
  static void search(std::uint32_t n, Scratch& scratch);
  void label(std::span<const std::int8_t> states, std::uint32_t n, Scratch& scratch, std::span<Relation> out) const;

  model::Dense arc_dependent_, arc_head_, relation_dependent_, relation_head_, relations_;
  std::vector<std::int8_t> root_arc_;        ///< activations
  std::vector<std::int16_t> root_relation_;  ///< before the activation
  std::vector<std::int32_t> distance_;       ///< by bucket, in steps of 2^-20
  std::int32_t arc_multiplier_ = 0;          ///< of a product of activations, to the same steps
  std::vector<Relation> labels_;
  std::size_t root_label_ = 0;
  std::size_t width_ = 0;
};

}  // namespace whosays::parse
