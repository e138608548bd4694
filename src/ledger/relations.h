// Keeps relations between articles in step with the articles: keys, evidence of pairs, groups.
//
// The pairs that are kept are a function of the newest versions and the frozen frequency table, whatever was added
// first: a pair is worth comparing when the two meet under their keys (relate/index.h has the rule), and under a key
// only its first kHeads holders meet all others. So an article that comes in meets some dozens, however many there are;
// where it pushes out a head, that one's pairs are looked at again, and where one goes, those of the head that takes
// its place. Groups are a function of a family: what chains of pairs tie together that may join (relate/groups.h).
//
// Everything here runs inside a write transaction of the caller.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "ledger/sqlite.h"
#include "relate/keys.h"
#include "relate/relate.h"

namespace whosays {

/// Pages that were compared lately; others are scanned again from the stored text.
class PageCache {
 public:
  using Kept = std::shared_ptr<const relate::Page>;
  [[nodiscard]] Kept find(std::int64_t row);
  void keep(std::int64_t row, Kept page);
  void drop(std::int64_t row);
  void limit(std::size_t most) { most_ = most; }

 private:
  struct Entry {
    Kept page;
    std::list<std::int64_t>::iterator place;
  };
  std::size_t most_ = 500;  // some 25 KB each
  std::unordered_map<std::int64_t, Entry> pages_;
  std::list<std::int64_t> used_;  // the last one first
};

/// A family of more articles than this is not arranged with each one that comes in, but at the end of the run.
inline constexpr std::size_t kArrangedAtOnce = 64;

class Relations {
 public:
  Relations(sqlite::Connection& db, PageCache& pages, unsigned threads = 1)
      : db_(db), pages_(pages), threads_(threads) {}

  /// False when what is kept was made by another table: it waits for `refresh`, and nothing is added to it.
  Result<bool> is_ours();
  /// Compares these versions with all others, in the place of earlier versions of the same articles. Requires readings.
  Status relate(const std::vector<std::int64_t>& rows);
  /// Takes a version out, while its text is still there. Nothing happens when it is not in.
  Status take_out(std::int64_t row);
  /// Around a new reading of a version: it is compared again only when something changed that is compared.
  Status before_change(std::int64_t row);
  Status after_change(std::int64_t row);
  /// Arranges the families of all rows that were touched since, unless they have more than `most` articles: these stay
  /// without a group until arrange_waiting().
  Status arrange_touched(std::size_t most);
  Status arrange_waiting();

 private:
  struct Loaded {
    std::string id, publisher, published, url, title, text, article;
    bool operator==(const Loaded&) const = default;
  };
  using Pair = std::pair<std::int64_t, std::int64_t>;
  struct Met {
    std::set<std::int64_t> partners;
    std::vector<std::int64_t> next_heads;  // of keys under which this one is a head: who would be one without it
  };

  Result<Loaded> load(std::int64_t row);
  Result<std::vector<PageCache::Kept>> pages_of(const std::vector<std::int64_t>& rows);
  Result<Met> meet(std::int64_t row, const relate::Keys& keys);
  Status enter(std::int64_t row, const relate::Page& page, const relate::Keys& keys);
  Status compare(const std::set<Pair>& pairs);
  Status insert_pair(const relate::Link& link, std::int64_t first, std::int64_t second);
  Status look_again(std::int64_t row);
  Result<std::vector<std::int64_t>> family(std::int64_t row, std::size_t most);
  Status arrange(const std::vector<std::int64_t>& family);

  sqlite::Connection& db_;
  PageCache& pages_;
  unsigned threads_;
  std::set<std::int64_t> touched_;
  std::optional<Loaded> before_;
};

}  // namespace whosays
