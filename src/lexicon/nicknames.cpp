#include "lexicon/nicknames.h"

#include <set>
#include <utility>

#include "lexicon/lexicon.h"

namespace whosays::lexicon {

bool is_nickname(std::string_view a, std::string_view b) {
  static const auto kPairs = [] {
    const Table table("nicknames.tsv");
    std::set<std::pair<std::string_view, std::string_view>> out;
    for (std::size_t row = 0; row < table.rows(); ++row) out.emplace(table.at(row, "short"), table.at(row, "name"));
    return out;
  }();
  return kPairs.contains({a, b}) || kPairs.contains({b, a});
}

}  // namespace whosays::lexicon
