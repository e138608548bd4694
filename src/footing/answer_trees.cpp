#include "footing/answer_trees.h"

#include <charconv>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

std::int32_t thousandths(std::string_view cell) {
  std::int32_t out = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return out;
}

}  // namespace

AnswerTrees::AnswerTrees() {
  static constexpr std::array<std::string_view, kAnswerKinds> kKinds = {"denies", "partly", "admits", "another_point",
                                                                        "unclear"};
  std::unordered_map<std::string_view, std::uint8_t> by_name;
  for (std::size_t i = 0; i < kSigns; ++i) by_name[name_of(static_cast<Sign>(i))] = static_cast<std::uint8_t>(i);
  const lexicon::Table table("answer_trees.tsv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Tree tree;
    for (std::size_t node = 0; node < kNodes; ++node) {
      const auto found = by_name.find(table.at(row, std::string(1, static_cast<char>('a' + node))));
      tree.asked[node] = found == by_name.end() ? static_cast<std::uint8_t>(kSigns) : found->second;
    }
    for (std::size_t leaf = 0; leaf < tree.leaves.size(); ++leaf)
      tree.leaves[leaf] = thousandths(table.at(row, "leaf" + std::to_string(leaf)));
    const std::string_view of = table.at(row, "of");
    if (of == "link") link_.push_back(tree);
    for (std::size_t kind = 0; kind < kAnswerKinds; ++kind)
      if (of == kKinds[kind]) kinds_[kind].push_back(tree);
  }
}

const AnswerTrees& AnswerTrees::embedded() {
  static const AnswerTrees kTrees;
  return kTrees;
}

std::int32_t AnswerTrees::sum(const std::vector<Tree>& trees, const Signs& signs) {
  std::int32_t out = 0;
  for (const Tree& tree : trees) {
    std::size_t node = 0;
    while (node < kNodes) {
      const std::uint8_t sign = tree.asked[node];
      node = 2 * node + (sign < kSigns && signs[sign] ? 2 : 1);
    }
    out += tree.leaves[node - kNodes];
  }
  return out;
}

AnswerKind AnswerTrees::kind(const Signs& signs) const {
  std::size_t best = 0;
  std::int32_t most = sum(kinds_[0], signs);
  for (std::size_t kind = 1; kind < kAnswerKinds; ++kind)
    if (const std::int32_t here = sum(kinds_[kind], signs); here > most) {
      most = here;
      best = kind;
    }
  return static_cast<AnswerKind>(best);
}

}  // namespace whosays::footing
