// Which pages are worth comparing: an index of keys that grows page by page and does not depend on the order of adding.
//
// A key that many pages share (a family of thousands, a stock phrase) would make each new page meet all of them. So
// each key has at most kHeads heads: the holders whose own number (a hash of their id) is smallest, whoever came first.
// Two holders meet by a key only when one of them is a head of it. The set of pairs is then a function of the set of
// pages, and a page meets some kHeads others a key, however many there are: it becomes a head itself with a chance of
// kHeads of n, and only then meets all n.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "relate/keys.h"

namespace whosays::relate {

using PageIndex = std::uint32_t;

class Index {
 public:
  static constexpr std::size_t kHeads = 6;
  // What keys in common are worth, and from what on two pages are compared.
  static constexpr int kStrong = 3;
  static constexpr int kWeak = 1;
  static constexpr int kEnough = 3;

  /// Pages are numbered in the order of adding. `number` decides who is a head: a hash of what the page is.
  void add(std::uint64_t number, const Keys& keys);

  /// Pairs that share one strong key or three weak ones, the smaller page first, sorted.
  [[nodiscard]] std::vector<std::pair<PageIndex, PageIndex>> pairs() const;

  [[nodiscard]] std::size_t pages() const { return numbers_.size(); }

 private:
  struct Holders {
    std::vector<PageIndex> heads;  // by number
    std::vector<PageIndex> others;
  };
  void enter(std::uint64_t key, PageIndex page, int worth);
  void meet(PageIndex a, PageIndex b, int worth);
  std::unordered_map<std::uint64_t, Holders> holders_;
  std::unordered_map<std::uint64_t, int> support_;  // of a pair, in halves
  std::vector<std::uint64_t> numbers_;
};

}  // namespace whosays::relate
