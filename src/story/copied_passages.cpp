#include "story/copied_passages.h"

#include <algorithm>

#include "story/words.h"

namespace whosays::story {

std::size_t CopiedPassages::passage_of(StatementIndex i) {
  const std::string& content = desk_.statement(i).content;
  if (const auto known = read_.find(content); known != read_.end()) return known->second;
  Passage pairs;
  std::string previous;
  for (const Word& word : words_in(content)) {
    const auto number = static_cast<std::uint32_t>(pair_numbers_.size());
    pairs.push_back(pair_numbers_.try_emplace(previous + ' ' + word.text, number).first->second);
    previous = word.text;
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  const auto [place, is_new] = passage_numbers_.try_emplace(pairs, passages_.size());
  if (is_new) passages_.push_back(std::move(pairs));
  read_.emplace(content, place->second);
  return place->second;
}

void CopiedPassages::file(StatementIndex i) {
  const std::size_t passage = passage_of(i);
  passage_at_[i] = passage;
  const ArticleIndex root = room_.relations.copy_root[desk_.home(i)];
  Family& family = families_[root];
  const auto [place, is_new] = family.place.try_emplace(passage, family.holders.size());
  if (is_new) family.holders.push_back({passage, i, false});
  family.holders[place->second].in_root = family.holders[place->second].in_root || desk_.home(i) == root;
}

// The passage, not the page, decides: most of the content's word pairs stand in the other article's content.
bool CopiedPassages::same_passage(std::size_t x, std::size_t y) const {
  if (x == y) return true;
  const Passage& a = passages_[x];
  const Passage& b = passages_[y];
  return 10 * count_shared(a, b) >= 6 * std::max(a.size(), b.size());
}

std::optional<ArticleIndex> CopiedPassages::from(StatementIndex i) const {
  const ArticleIndex home = desk_.home(i);
  if (const auto from = within(i, room_.relations.copy_root[home])) return from;
  const auto also = room_.relations.also_root[home];
  return also ? within(i, *also) : std::nullopt;
}

std::optional<ArticleIndex> CopiedPassages::within(StatementIndex i, ArticleIndex root) const {
  const ArticleIndex home = desk_.home(i);
  const auto family = families_.find(root);
  if (home == root || family == families_.end()) return std::nullopt;
  const std::size_t mine = passage_at_.at(i);
  for (const Holders& holders : family->second.holders)
    if (holders.in_root && same_passage(mine, holders.passage)) return root;
  for (const Holders& holders : family->second.holders) {  // by their first article
    if (desk_.rank(desk_.home(holders.first)) >= desk_.rank(home)) break;
    if (same_passage(mine, holders.passage)) return desk_.home(holders.first);
  }
  return std::nullopt;
}

}  // namespace whosays::story
