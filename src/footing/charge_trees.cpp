#include "footing/charge_trees.h"

#include <array>
#include <string_view>

#include "footing/charge_net.h"
#include "lexicon/boosted_trees.h"

namespace whosays::footing {

std::int32_t charge_odds(const ChargeFigures& figures) {
  static const lexicon::BoostedTrees trees = [] {
    std::array<std::string_view, kChargeFigures> names;
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = name_of(static_cast<ChargeFigure>(i));
    return lexicon::BoostedTrees(lexicon::Table("allegation_trees.tsv"), "", names);
  }();
  return trees.sum(figures) * kLogit / 1000;
}

}  // namespace whosays::footing
