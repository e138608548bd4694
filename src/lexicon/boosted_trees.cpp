#include "lexicon/boosted_trees.h"

#include <charconv>
#include <string>
#include <unordered_map>

namespace whosays::lexicon {
namespace {

std::int32_t whole_number(std::string_view cell) {
  std::int32_t out = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return out;
}

}  // namespace

BoostedTrees::BoostedTrees(const Table& table, std::string_view of, std::span<const std::string_view> names) {
  std::unordered_map<std::string_view, std::uint16_t> by_name;
  for (std::size_t i = 0; i < names.size(); ++i) by_name[names[i]] = static_cast<std::uint16_t>(i);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.at(row, "of") != of) continue;
    Tree tree;
    for (std::size_t node = 0; node < kNodes; ++node) {
      const std::string_view cell = table.at(row, std::string(1, static_cast<char>('a' + node)));
      const std::size_t above = cell.find('>');
      const auto found = by_name.find(cell.substr(0, above));
      if (found == by_name.end()) continue;
      tree.nodes[node] = {found->second, above == cell.npos ? 0 : whole_number(cell.substr(above + 1))};
    }
    for (std::size_t leaf = 0; leaf < tree.leaves.size(); ++leaf)
      tree.leaves[leaf] = whole_number(table.at(row, "leaf" + std::to_string(leaf)));
    trees_.push_back(tree);
  }
}

}  // namespace whosays::lexicon
