#include "quote/reading_trees.h"

#include <array>
#include <cmath>
#include <string_view>

#include "lexicon/boosted_trees.h"

namespace whosays::quote {

float share_of_right(const ReadingFigures& figures) {
  static const lexicon::BoostedTrees kTrees = [] {
    std::array<std::string_view, kReadingFigures> names;
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = name_of(static_cast<ReadingFigure>(i));
    return lexicon::BoostedTrees(lexicon::Table("reading_trees.tsv"), "", names);
  }();
  return 1 / (1 + std::exp(-static_cast<float>(kTrees.sum(figures)) / 1000));
}

}  // namespace whosays::quote
