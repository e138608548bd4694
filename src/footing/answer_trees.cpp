#include "footing/answer_trees.h"

#include <string_view>

namespace whosays::footing {

AnswerTrees::AnswerTrees() {
  static constexpr std::array<std::string_view, kAnswerKinds> kKinds = {"denies", "partly", "admits", "another_point",
                                                                        "unclear"};
  std::array<std::string_view, kSigns> names;
  for (std::size_t i = 0; i < kSigns; ++i) names[i] = name_of(static_cast<Sign>(i));
  const lexicon::Table table("answer_trees.tsv");
  link_ = lexicon::BoostedTrees(table, "link", names);
  for (std::size_t kind = 0; kind < kAnswerKinds; ++kind)
    kinds_[kind] = lexicon::BoostedTrees(table, kKinds[kind], names);
}

const AnswerTrees& AnswerTrees::embedded() {
  static const AnswerTrees kTrees;
  return kTrees;
}

AnswerKind AnswerTrees::kind(const Signs& signs) const {
  std::size_t best = 0;
  std::int32_t most = kinds_[0].sum(signs);
  for (std::size_t kind = 1; kind < kAnswerKinds; ++kind)
    if (const std::int32_t here = kinds_[kind].sum(signs); here > most) {
      most = here;
      best = kind;
    }
  return static_cast<AnswerKind>(best);
}

}  // namespace whosays::footing
