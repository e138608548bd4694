#include "quote/reading_trees.h"

#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lexicon/lexicon.h"

namespace whosays::quote {
namespace {

std::int32_t limit_in(std::string_view cell) {
  std::int32_t out = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return out;
}

}  // namespace

ReadingTrees::ReadingTrees() {
  std::unordered_map<std::string_view, std::uint8_t> by_name;
  for (std::size_t i = 0; i < kReadingFigures; ++i)
    by_name[name_of(static_cast<ReadingFigure>(i))] = static_cast<std::uint8_t>(i);
  const lexicon::Table table("reading_trees.tsv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Tree& tree = trees_.emplace_back();
    for (std::size_t node = 0; node < kNodes; ++node) {
      // "content_link>873", or "-".
      const std::string_view cell = table.at(row, std::string(1, static_cast<char>('a' + node)));
      const std::size_t sign = cell.find('>');
      const auto found = by_name.find(cell.substr(0, sign));
      if (found == by_name.end())
        tree.nodes[node] = {static_cast<std::uint8_t>(kReadingFigures), 0};
      else
        tree.nodes[node] = {found->second, limit_in(cell.substr(sign + 1))};
    }
    for (std::size_t leaf = 0; leaf < tree.leaves.size(); ++leaf)
      tree.leaves[leaf] = limit_in(table.at(row, "leaf" + std::to_string(leaf)));
  }
}

const ReadingTrees& ReadingTrees::embedded() {
  static const ReadingTrees kTrees;
  return kTrees;
}

float ReadingTrees::sure(const ReadingFigures& figures) const {
  std::int32_t sum = 0;
  for (const Tree& tree : trees_) {
    std::size_t at = 0;
    while (at < kNodes) {
      const Node& node = tree.nodes[at];
      at = 2 * at + (node.figure < kReadingFigures && figures[node.figure] > node.limit ? 2 : 1);
    }
    sum += tree.leaves[at - kNodes];
  }
  return 1 / (1 + std::exp(-static_cast<float>(sum) / 1000));
}

}  // namespace whosays::quote
