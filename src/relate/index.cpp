#include "relate/index.h"

#include <algorithm>

namespace whosays::relate {
void Index::meet(PageIndex a, PageIndex b, int worth) {
  const auto [low, high] = std::minmax(a, b);
  const std::uint64_t pair = std::uint64_t{low} << 32 | high;
  const auto it = support_.try_emplace(pair, 0).first;
  it->second += worth;
  if (it->second == 0) support_.erase(it);
}

void Index::enter(std::uint64_t key, PageIndex page, int worth) {
  Holders& holders = holders_[key];
  const auto place = std::find_if(holders.heads.begin(), holders.heads.end(),
                                  [&](PageIndex head) { return numbers_[page] < numbers_[head]; });
  if (place == holders.heads.end() && holders.heads.size() == kHeads) {
    for (const PageIndex head : holders.heads) meet(page, head, worth);
    holders.others.push_back(page);
    return;
  }
  for (const PageIndex head : holders.heads) meet(page, head, worth);
  for (const PageIndex other : holders.others) meet(page, other, worth);
  holders.heads.insert(place, page);
  if (holders.heads.size() <= kHeads) return;
  const PageIndex last = holders.heads.back();  // a head no more: it met the others by this key, and does not now
  holders.heads.pop_back();
  for (const PageIndex other : holders.others) meet(last, other, -worth);
  holders.others.push_back(last);
}

void Index::add(std::uint64_t number, const Keys& keys) {
  const auto page = static_cast<PageIndex>(numbers_.size());
  numbers_.push_back(number);
  for (const std::uint64_t key : keys.strong) enter(key, page, kStrong);
  for (const std::uint64_t key : keys.weak) enter(key, page, kWeak);
}

std::vector<std::pair<PageIndex, PageIndex>> Index::pairs() const {
  std::vector<std::pair<PageIndex, PageIndex>> out;
  for (const auto& [pair, support] : support_)
    if (support >= kEnough) out.emplace_back(static_cast<PageIndex>(pair >> 32), static_cast<PageIndex>(pair));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace whosays::relate
