// Keeps relations between articles in step with the articles: keys, evidence of pairs, groups.
//
// The pairs that are kept are a function of the newest versions and the frozen frequency table, whatever was added
// first: a pair is worth comparing when the two meet under their keys (relate/index.h has the rule), and under a key
// only its first kHeads holders meet all others. So an article that comes in meets some dozens, however many there are;
// where it pushes out a head, that one's pairs lose what the key was worth, and where one goes, the pairs of the head
// that takes its place are looked up anew (relation_meeting.cpp). Groups are a function of a family: what chains of
// pairs tie together that may join (relate/groups.h).
//
// Keys of one article go into their table at once; those of many are gathered first (fresh_keys.h).
//
// Everything here runs inside a write transaction of the caller.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "ledger/fresh_keys.h"
#include "ledger/key_blocks.h"
#include "ledger/pair_supports.h"
#include "ledger/records.h"
#include "ledger/sqlite.h"
#include "relate/keys.h"
#include "relate/packed.h"
#include "relate/relate.h"

namespace whosays {

/// Pages that were compared lately, and more of them packed; others are scanned again from the stored text.
class PageCache {
 public:
  using Kept = std::shared_ptr<const relate::Page>;
  [[nodiscard]] Kept find(std::int64_t row);
  /// Empty when it is not there. Valid until the next keep().
  [[nodiscard]] std::string_view find_packed(std::int64_t row) const { return packed_.find(row); }
  /// May be called by several threads.
  [[nodiscard]] Kept unpacked(std::string_view packed) const {
    return std::make_shared<const relate::Page>(packing_.unpacked(packed));
  }
  void keep(std::int64_t row, Kept page);
  void drop(std::int64_t row);
  void clear();
  /// Bytes of whole and of packed pages.
  void limit(std::size_t whole, std::size_t packed) {
    most_ = whole;
    packed_.limit(packed);
  }

 private:
  struct Entry {
    Kept page;
    std::list<std::int64_t>::iterator place;
  };
  void pack_oldest();
  void drop_whole(std::int64_t row);

  std::size_t most_ = std::size_t{1} << 24U;  // bytes; a page has some 35,000
  std::size_t bytes_ = 0;
  std::unordered_map<std::int64_t, Entry> pages_;
  std::list<std::int64_t> used_;  // the last one first
  relate::PackedPages packed_;    // those that had to go, and some that came back since
  relate::Packing packing_;
};

/// A family of more articles than this is not arranged with each one that comes in, but at the end of the run.
inline constexpr std::size_t kArrangedAtOnce = 64;

/// What a ledger keeps in memory between its transactions, for comparing.
struct ComparingState {
  PageCache pages;
  FreshKeys fresh;                                          ///< what article_key_waiting holds, when `fresh_is_known`
  bool fresh_is_known = false;                              ///< false after a transaction that failed
  std::int64_t data_version = -1;                           ///< when another connection has written, nothing is known
  std::unordered_map<std::int64_t, PageCache::Kept> ahead;  ///< pages of versions that wait, while nobody writes
  std::int64_t changes = -1;                                ///< of this connection, when they were made
  ComparingCounts counts;
};

/// Calls work(0) ... work(count - 1) on some threads; each result is its own, so that their order does not matter. The
/// calling thread, which alone may ask the ledger, does `meanwhile` first.
template <class F, class M>
void in_parallel(std::size_t count, unsigned threads, F work, M meanwhile) {
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::thread> others;
  for (unsigned t = 1; t < std::min<std::size_t>(threads, count); ++t) others.emplace_back(run);
  meanwhile();
  run();
  for (std::thread& other : others) other.join();
}

template <class F>
void in_parallel(std::size_t count, unsigned threads, F work) {
  in_parallel(count, threads, work, [] {});
}

/// One for each write transaction.
class Relations {
 public:
  Relations(sqlite::Connection& db, ComparingState& state, unsigned threads = 1)
      : db_(db),
        state_(state),
        pages_(state.pages),
        fresh_(state.fresh),
        key_blocks_(db),
        supports_(db),
        threads_(threads) {}

  /// False when what is kept was made by another table: it waits for `refresh`, and nothing is added to it.
  Result<bool> is_ours();
  /// Compares these versions with all others, in the place of earlier versions of the same articles. Requires readings.
  Status relate(const std::vector<std::int64_t>& rows);
  /// The same for many, whose keys are gathered: store_fresh_keys() once they are all there. Call fresh_keys_kept()
  /// behind the commit. Pages of `next` are made in the meantime: they are compared in the next call.
  Status relate_in_bulk(const std::vector<std::int64_t>& rows, const std::vector<std::int64_t>& next);
  Status store_fresh_keys();
  /// The same in several transactions, the last of which ends the wait. In between, what is gathered is not known.
  Result<std::vector<FreshKeys::Entry>> take_fresh_keys();
  Status store_keys(std::span<const FreshKeys::Entry> some, bool last);
  Result<bool> nobody_else_wrote();
  void fresh_keys_kept() {
    state_.fresh_is_known = true;
    state_.changes = db_.changes();
  }
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
  /// Two articles and what keys say for them.
  struct Supported {
    Pair pair;
    int support = 0;
  };
  struct KeptPair {
    Pair pair;  // as it is stored, the one with the smaller order_number first
    bool may_join = false;
  };
  using Partners = std::unordered_map<std::int64_t, KeptPair>;  // of one article
  using Supports = PairSupports::List;
  struct Met {
    std::map<std::int64_t, int> partners;  // with their support
    std::vector<std::int64_t> next_heads;  // of keys under which this one is a head: who would be one without it
  };
  /// A new article that holds a key.
  struct Asked {
    std::uint64_t key = 0;
    int worth = 0;
    KeyHolder holder;
    auto operator<=>(const Asked&) const = default;
  };
  struct Round;
  struct Compared {
    std::span<const Supported> pairs;
    std::vector<std::int64_t> rows;  // of all of them, in order
    std::vector<PageCache::Kept> pages;
    std::vector<relate::Link> links;  // of places in both

    [[nodiscard]] relate::PageIndex place(std::int64_t row) const {
      return static_cast<relate::PageIndex>(std::lower_bound(rows.begin(), rows.end(), row) - rows.begin());
    }
  };

  Result<Loaded> load(std::int64_t row);
  /// Pages from memory, or made of the text; `meanwhile` uses the ledger while they are made.
  Result<std::vector<PageCache::Kept>> pages_of(
      const std::vector<std::int64_t>& rows, unsigned threads, bool keep = true,
      const std::function<void()>& meanwhile = [] {});
  Result<Met> meet(std::int64_t row, const relate::Keys& keys);
  Status take_place(std::int64_t row);
  Status relate_and(const std::vector<std::int64_t>& rows, const std::vector<std::int64_t>& next, bool keep_fresh);
  Status read_fresh_keys();
  /// At most `most` holders of a key, the first ones first.
  Status read_holders(KeyBlocks::Walk& walk, std::uint64_t key, std::size_t most, std::vector<std::int64_t>& out);
  static std::vector<FreshKeys::Entry> entries_of(const relate::Keys& keys, const KeyHolder& holder);
  Status enter(std::int64_t row, const relate::Page& page, const relate::Keys& keys, bool keep_fresh);
  Status meet_all(Round& round, const std::vector<std::int64_t>& next);
  Status look_up_keys(Round& round);
  Status meet_under(Round& round, std::span<const Asked> news);
  Status note_losses(Round& round, int worth);
  Result<Partners> stored_partners(std::int64_t row);
  Result<const Supports*> supports_of(Round& round, std::int64_t row);
  Status lessen_support(Round& round);
  Status drop_pair(const Pair& pair);
  Status compare(const std::vector<Supported>& pairs);
  Result<Compared> ready_to_compare(std::span<const Supported> pairs, unsigned threads);
  Status keep_pairs(const Compared& compared);
  Status insert_pair(const relate::Link& link, const Pair& pair);
  Status compare_missing(std::int64_t row);
  Result<std::vector<std::int64_t>> family(std::int64_t row, std::size_t most);
  Status arrange(const std::vector<std::int64_t>& family);

  sqlite::Connection& db_;
  ComparingState& state_;
  PageCache& pages_;
  FreshKeys& fresh_;
  KeyBlocks key_blocks_;
  PairSupports supports_;
  std::vector<PairSupports::Change> new_supports_;  // of pairs that compare() has kept so far
  unsigned threads_;
  bool fresh_is_read_ = false;
  std::set<std::int64_t> touched_;
  std::optional<Loaded> before_;
};

}  // namespace whosays
