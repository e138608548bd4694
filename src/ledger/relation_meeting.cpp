// Who meets whom: the keys of new articles, their holders, and the pairs that follow (relate/index.h has the rule).
//
// A round takes its new articles together: all are entered, then each key that any of them holds is looked up once, in
// the order of the table, and the pairs are those of the state behind the round. So no pair is compared that another
// article of the round takes away again, and it does not matter how articles are cut into rounds.
//
// The support of two articles is the sum of the worths of the keys that both hold and of which one of them is a head at
// least. It stands with each pair that is kept, and stays exact without looking at any other key of the two:
// - A new article changes it for two others only under a key of its own, by pushing out heads. Heads of before keep
//   their order, so that those which are heads behind the round were heads before it: the two can only lose, and lose
//   just the keys of which one was a head before and none is one now (lessen_support).
// - Of a pair with a new article all keys are keys of that article: all of them are looked up (meet_under).
// - When an article goes, two others meet by one more key only where one of them takes its place as a head. All keys of
//   that one are looked up (compare_missing).
// What is not kept needs no support: two with too little get more only in the last way, where it is counted anew, and
// two that have nothing in common have nothing whenever they are compared.
#include <algorithm>

#include "ledger/relations.h"

namespace whosays {
namespace {

constexpr std::size_t kHeads = relate::Index::kHeads;
constexpr std::size_t kAll = static_cast<std::size_t>(-1);

}  // namespace

struct Relations::Round {
  std::int64_t first_row = 0;   // of the new ones
  std::vector<bool> rows;       // from it on: true for the new ones
  std::vector<Asked> asked;     // one a new article and key
  std::vector<Supported> met;   // pairs with a new article: one a key by which they meet
  std::vector<Supported> lost;  // kept pairs as they are stored: one a key by which they meet no longer
  std::unordered_map<std::int64_t, Supports> supports;  // of heads that were pushed out, as stored before the round
  std::vector<std::int64_t> holders;                    // of the key at hand
  KeyBlocks::Walk walk;                                 // to that key

  explicit Round(const std::vector<std::int64_t>& news) {
    if (news.empty()) return;
    const auto [first, last] = std::minmax_element(news.begin(), news.end());
    first_row = *first;
    rows.resize(static_cast<std::size_t>(*last - *first) + 1);
    for (const std::int64_t row : news) rows[static_cast<std::size_t>(row - first_row)] = true;
  }

  [[nodiscard]] bool is_new(std::int64_t row) const {
    const auto at = static_cast<std::uint64_t>(row - first_row);
    return at < rows.size() && rows[at];
  }
  void meet(std::int64_t one, std::int64_t other, int worth) { met.push_back({std::minmax(one, other), worth}); }

  /// One entry a pair, sorted by pair.
  static std::vector<Supported> summed(std::vector<Supported> parts) {
    std::sort(parts.begin(), parts.end(), [](const Supported& x, const Supported& y) { return x.pair < y.pair; });
    std::vector<Supported> out;
    for (const Supported& part : parts)
      if (!out.empty() && out.back().pair == part.pair)
        out.back().support += part.support;
      else
        out.push_back(part);
    return out;
  }
};

// ---- keys ----------------------------------------------------------------------------------------------------------

// Once a transaction, that is once for each Relations.
Status Relations::read_fresh_keys() {
  if (fresh_is_read_) return success();
  fresh_is_read_ = true;
  TRY(sqlite::Query version, db_.query("select_data_version"));
  TRY_VOID(version.next());
  const std::int64_t now = version.integer("data_version");
  const bool known = state_.fresh_is_known && state_.data_version == now;
  if (now != state_.data_version) pages_.clear();
  state_.fresh_is_known = false;  // until the transaction has gone well
  state_.data_version = now;
  if (!known || state_.changes != db_.changes()) state_.ahead.clear();
  if (known) return success();
  fresh_ = {};
  TRY(sqlite::Query query, db_.query("select_keys_waiting"));
  for (;;) {
    TRY(const bool more, query.next());
    if (!more) return success();
    const KeyHolder holder{static_cast<std::uint64_t>(query.integer("order_number")), query.integer("article_row")};
    for (const std::uint64_t key : FreshKeys::unpacked(query.blob("keys"))) fresh_.add(key, holder);
  }
}

Status Relations::store_fresh_keys() {
  TRY(const std::vector<FreshKeys::Entry> all, take_fresh_keys());
  return all.empty() ? success() : store_keys(all, true);
}

Result<std::vector<FreshKeys::Entry>> Relations::take_fresh_keys() {
  TRY_VOID(read_fresh_keys());
  return fresh_.take();
}

Result<bool> Relations::nobody_else_wrote() {
  TRY(sqlite::Query version, db_.query("select_data_version"));
  TRY_VOID(version.next());
  return version.integer("data_version") == state_.data_version;
}

Status Relations::store_keys(std::span<const FreshKeys::Entry> some, bool last) {
  TRY_VOID(key_blocks_.add(some));
  if (!last) return success();
  TRY(sqlite::Query drop, db_.query("delete_keys_waiting"));
  return drop.run();
}

Status Relations::read_holders(KeyBlocks::Walk& walk, std::uint64_t key, std::size_t most,
                               std::vector<std::int64_t>& out) {
  TRY_VOID(key_blocks_.holders(walk, key, fresh_.find(key, most), most, out));
  ++state_.counts.keys;
  state_.counts.holders += out.size();
  return success();
}

std::vector<FreshKeys::Entry> Relations::entries_of(const relate::Keys& keys, const KeyHolder& holder) {
  std::vector<FreshKeys::Entry> out;
  for (const auto* list : {&keys.strong, &keys.weak})
    for (const std::uint64_t key : *list) out.push_back({key, holder});
  std::sort(out.begin(), out.end());
  return out;
}

Status Relations::enter(std::int64_t row, const relate::Page& page, const relate::Keys& keys, bool keep_fresh) {
  TRY(sqlite::Query relation, db_.query("insert_relation"));
  relation.bind(":article_row", row).bind(":frequency_table", relate::table_version());
  relation.bind(":order_number", page.number).bind(":day", page.day).bind(":own_words", page.own);
  TRY_VOID(relation.bind(":reprint", page.reprint_tag).bind(":contribution", page.contribution).run());
  if (keep_fresh) {
    std::vector<std::uint64_t> all = keys.strong;
    all.insert(all.end(), keys.weak.begin(), keys.weak.end());
    for (const std::uint64_t key : all) fresh_.add(key, {page.number, row});
    const std::string packed = FreshKeys::packed(all);
    TRY(sqlite::Query insert, db_.query("insert_key_waiting"));
    return insert.bind(":article_row", row).bind_blob(":keys", packed).run();
  }
  return key_blocks_.add(entries_of(keys, {page.number, row}));
}

// ---- one article among all others ----------------------------------------------------------------------------------

Result<Relations::Met> Relations::meet(std::int64_t row, const relate::Keys& keys) {
  Met out;
  std::unordered_map<std::int64_t, int> support;
  std::vector<std::int64_t> holders;
  KeyBlocks::Walk walk;
  const auto take = [&](std::uint64_t key, int worth) -> Status {
    TRY_VOID(read_holders(walk, key, kHeads + 1, holders));
    const bool more = holders.size() > kHeads;
    const std::int64_t next = more ? holders.back() : 0;
    if (more) holders.pop_back();
    if (more && std::find(holders.begin(), holders.end(), row) != holders.end()) {
      out.next_heads.push_back(next);
      TRY_VOID(read_holders(walk, key, kAll, holders));  // a head meets everybody
    }
    for (const std::int64_t other : holders)
      if (other != row) support[other] += worth;
    return success();
  };
  for (const std::uint64_t key : keys.strong) TRY_VOID(take(key, relate::Index::kStrong));
  for (const std::uint64_t key : keys.weak) TRY_VOID(take(key, relate::Index::kWeak));
  for (const auto& [other, worth] : support)
    if (worth >= relate::Index::kEnough) out.partners.emplace(other, worth);
  return out;
}

// ---- a round -------------------------------------------------------------------------------------------------------

Status Relations::meet_all(Round& round, const std::vector<std::int64_t>& next) {
  Status looked_up = success();
  // Not kept among the others: they would have to go from there, packed for nothing, before they are compared.
  TRY(std::vector<PageCache::Kept> ahead, pages_of(next, threads_, false, [&] { looked_up = look_up_keys(round); }));
  TRY_VOID(std::move(looked_up));
  for (std::size_t i = 0; i < next.size(); ++i) state_.ahead[next[i]] = std::move(ahead[i]);
  TRY_VOID(lessen_support(round));
  std::vector<Supported> pairs = Round::summed(std::exchange(round.met, {}));
  std::erase_if(pairs, [](const Supported& pair) { return pair.support < relate::Index::kEnough; });
  return compare(pairs);
}

Status Relations::look_up_keys(Round& round) {
  std::sort(round.asked.begin(), round.asked.end());
  for (std::size_t i = 0; i < round.asked.size();) {
    std::size_t end = i;
    while (end < round.asked.size() && round.asked[end].key == round.asked[i].key &&
           round.asked[end].worth == round.asked[i].worth)
      ++end;
    TRY_VOID(meet_under(round, std::span<const Asked>(round.asked).subspan(i, end - i)));
    i = end;
  }
  round.walk.next.reset();
  return success();
}

// One key: `news` are those of the round that hold it.
Status Relations::meet_under(Round& round, std::span<const Asked> news) {
  const std::uint64_t key = news.front().key;
  const int worth = news.front().worth;
  std::vector<std::int64_t>& holders = round.holders;
  TRY_VOID(read_holders(round.walk, key, kHeads + 1, holders));
  const std::size_t heads = std::min(holders.size(), kHeads);
  const auto new_heads =
      static_cast<std::size_t>(std::count_if(holders.begin(), holders.begin() + static_cast<std::ptrdiff_t>(heads),
                                             [&](std::int64_t row) { return round.is_new(row); }));
  const bool all_are_heads = holders.size() <= kHeads;
  if (!all_are_heads && new_heads == 0) {
    for (const Asked& asked : news)
      for (std::size_t i = 0; i < heads; ++i) round.meet(asked.holder.row, holders[i], worth);
    return success();
  }
  if (!all_are_heads) TRY_VOID(read_holders(round.walk, key, kAll, holders));
  for (std::size_t i = 0; i < heads; ++i)
    for (std::size_t k = i + 1; k < holders.size(); ++k)
      if (round.is_new(holders[i]) || round.is_new(holders[k])) round.meet(holders[i], holders[k], worth);
  return all_are_heads ? success() : note_losses(round, worth);
}

// Those of before that were heads and are none now meet each other and those behind them no longer by this key. Of such
// a pair the one that was a head stands first, here and where pairs are stored.
Status Relations::note_losses(Round& round, int worth) {
  const std::vector<std::int64_t>& holders = round.holders;
  std::size_t before = 0;  // place among those of before
  for (std::size_t i = 0; i < holders.size() && before < kHeads; ++i) {
    if (round.is_new(holders[i])) continue;
    ++before;
    if (i < kHeads) continue;
    TRY(const Supports* supports, supports_of(round, holders[i]));
    if (supports->empty()) continue;
    // Between the heads and this one are only new ones and such as were pushed out, too, which have met it here.
    for (std::size_t k = i + 1; k < holders.size(); ++k)
      if (PairSupports::find(*supports, holders[k]) != nullptr) round.lost.push_back({{holders[i], holders[k]}, worth});
  }
  return success();
}

Result<Relations::Partners> Relations::stored_partners(std::int64_t row) {
  Partners out;
  TRY(sqlite::Query query, db_.query("select_stored_partners"));
  query.bind(":article_row", row);
  for (;;) {
    TRY(const bool more, query.next());
    if (!more) return out;
    const Pair pair(query.integer("article_row"), query.integer("other_row"));
    out[query.integer("partner")] = {pair, query.integer("may_join") != 0};
  }
}

// Of the pairs in which it stands first, as they are stored before the round.
Result<const Relations::Supports*> Relations::supports_of(Round& round, std::int64_t row) {
  const auto [place, is_first] = round.supports.try_emplace(row);
  Supports& out = place->second;
  if (is_first) {
    ++state_.counts.pushed;
    TRY(out, supports_.of(row));
  }
  return &std::as_const(out);
}

Status Relations::lessen_support(Round& round) {
  std::vector<PairSupports::Change> changes;
  for (const auto& [pair, loss] : Round::summed(std::exchange(round.lost, {}))) {
    ++state_.counts.lessened;
    const int left = PairSupports::find(round.supports[pair.first], pair.second)->support - loss;
    const bool enough = left >= relate::Index::kEnough;
    if (!enough) TRY_VOID(drop_pair(pair));
    changes.push_back({pair, enough ? left : 0});
  }
  return supports_.change(std::move(changes));
}

Status Relations::drop_pair(const Pair& pair) {
  {
    TRY(sqlite::Query query, db_.query("select_pair_may_join"));
    TRY(const bool found, query.bind(":article_row", pair.first).bind(":other_row", pair.second).next());
    if (found && query.integer("may_join") != 0) touched_.insert({pair.first, pair.second});
  }
  TRY(sqlite::Query drop, db_.query("delete_pair"));
  return drop.bind(":article_row", pair.first).bind(":other_row", pair.second).run();
}

Status Relations::take_place(std::int64_t row) {
  std::string article;
  {
    TRY(sqlite::Query query, db_.query("select_article_id"));
    TRY(const bool found, query.bind(":article_row", row).next());
    if (found) article = query.text("id");
  }
  std::vector<std::int64_t> earlier;
  {
    TRY(sqlite::Query query, db_.query("select_related_versions"));
    query.bind(":id", article);
    for (;;) {
      TRY(const bool more, query.next());
      if (!more) break;
      earlier.push_back(query.integer("article_row"));
    }
  }
  for (const std::int64_t version : earlier) TRY_VOID(take_out(version));
  pages_.drop(row);
  TRY(sqlite::Query drop, db_.query("delete_waiting_versions"));
  return drop.bind(":id", article).run();
}

Status Relations::relate_and(const std::vector<std::int64_t>& rows, const std::vector<std::int64_t>& next,
                             bool keep_fresh) {
  for (const std::int64_t row : rows) TRY_VOID(take_place(row));
  for (auto& [row, page] : std::exchange(state_.ahead, {})) pages_.keep(row, std::move(page));
  TRY(const std::vector<PageCache::Kept> pages, pages_of(rows, threads_));
  std::vector<relate::Keys> keys(rows.size());
  in_parallel(rows.size(), threads_, [&](std::size_t i) { keys[i] = relate::keys_of(*pages[i]); });
  Round round(rows);
  touched_.insert(rows.begin(), rows.end());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    TRY_VOID(enter(rows[i], *pages[i], keys[i], keep_fresh));
    const KeyHolder holder{pages[i]->number, rows[i]};
    for (const std::uint64_t key : keys[i].strong) round.asked.push_back({key, relate::Index::kStrong, holder});
    for (const std::uint64_t key : keys[i].weak) round.asked.push_back({key, relate::Index::kWeak, holder});
  }
  return meet_all(round, next);
}

Status Relations::relate(const std::vector<std::int64_t>& rows) {
  TRY_VOID(store_fresh_keys());
  return relate_and(rows, {}, false);
}

Status Relations::relate_in_bulk(const std::vector<std::int64_t>& rows, const std::vector<std::int64_t>& next) {
  TRY_VOID(read_fresh_keys());
  return relate_and(rows, next, true);
}

}  // namespace whosays
