// Who meets whom: the keys of new articles, their holders, and the pairs that follow (relate/index.h has the rule).
//
// A round takes its new articles together: all are entered, then each key that any of them holds is looked up once, in
// the order of the table, and the pairs are those of the state behind the round. So no pair is compared that another
// article of the round takes away again, and it does not matter how articles are cut into rounds.
#include <algorithm>
#include <map>

#include "ledger/relations.h"

namespace whosays {
namespace {

constexpr std::size_t kHeads = relate::Index::kHeads;
constexpr std::size_t kAll = static_cast<std::size_t>(-1);

}  // namespace

struct Relations::Round {
  struct Support {
    Pair pair;
    int worth = 0;
  };
  std::unordered_set<std::int64_t> rows;  // the new ones
  std::vector<Asked> asked;               // one a new article and key
  std::vector<Support> support;
  std::unordered_map<std::int64_t, std::unordered_set<std::int64_t>> partners;  // of heads that were pushed out
  // Pairs that they may have lost, with what the keys that are left say for them.
  std::map<std::int64_t, std::unordered_map<std::int64_t, int>> suspects;
  std::vector<KeyHolder> holders;  // of the key at hand

  [[nodiscard]] bool is_new(const KeyHolder& holder) const { return rows.contains(holder.row); }
  void meet(const KeyHolder& one, const KeyHolder& other, int worth) {
    support.push_back({std::minmax(one.row, other.row), worth});
  }

  [[nodiscard]] std::set<Pair> pairs() {
    std::sort(support.begin(), support.end(), [](const Support& x, const Support& y) { return x.pair < y.pair; });
    std::set<Pair> out;
    for (std::size_t i = 0; i < support.size();) {
      int worth = 0;
      const Pair pair = support[i].pair;
      for (; i < support.size() && support[i].pair == pair; ++i) worth += support[i].worth;
      if (worth >= relate::Index::kEnough) out.insert(out.end(), pair);
    }
    support.clear();
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
  state_.fresh_is_known = false;  // until the transaction has gone well
  state_.data_version = now;
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
  TRY_VOID(read_fresh_keys());
  if (fresh_.empty()) return success();
  TRY(sqlite::Query insert, db_.query("insert_key"));
  for (const FreshKeys::Entry& entry : fresh_.take_sorted()) {
    insert.reset();
    insert.bind(":key", entry.key).bind(":order_number", entry.holder.number);
    TRY_VOID(insert.bind(":article_row", entry.holder.row).run());
  }
  TRY(sqlite::Query drop, db_.query("delete_keys_waiting"));
  return drop.run();
}

Status Relations::read_holders(sqlite::Query& query, std::uint64_t key, std::size_t most, std::vector<KeyHolder>& out) {
  out.clear();
  query.reset();
  query.bind(":key", key).bind(":most", most == kAll ? std::int64_t{-1} : static_cast<std::int64_t>(most));
  for (;;) {
    TRY(const bool more, query.next());
    if (!more) break;
    out.push_back({static_cast<std::uint64_t>(query.integer("order_number")), query.integer("article_row")});
  }
  const std::size_t stored = out.size();
  fresh_.append(key, most, out);
  if (out.size() > stored) std::sort(out.begin(), out.end());
  if (out.size() > most) out.resize(most);
  ++state_.counts.keys;
  state_.counts.holders += out.size();
  return success();
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
  TRY(sqlite::Query insert, db_.query("insert_key"));
  for (const auto* list : {&keys.strong, &keys.weak})
    for (const std::uint64_t key : *list) {
      insert.reset();
      TRY_VOID(insert.bind(":key", key).bind(":order_number", page.number).bind(":article_row", row).run());
    }
  return success();
}

// ---- one article among all others ----------------------------------------------------------------------------------

Result<Relations::Met> Relations::meet(std::int64_t row, const relate::Keys& keys) {
  Met out;
  std::unordered_map<std::int64_t, int> support;
  TRY(sqlite::Query query, db_.query("select_holders"));
  std::vector<KeyHolder> holders;
  const auto take = [&](std::uint64_t key, int worth) -> Status {
    TRY_VOID(read_holders(query, key, kHeads + 1, holders));
    const bool more = holders.size() > kHeads;
    const std::int64_t next = more ? holders.back().row : 0;
    if (more) holders.pop_back();
    if (more && std::any_of(holders.begin(), holders.end(), [&](const KeyHolder& h) { return h.row == row; })) {
      out.next_heads.push_back(next);
      TRY_VOID(read_holders(query, key, kAll, holders));  // a head meets everybody
    }
    for (const KeyHolder& other : holders)
      if (other.row != row) support[other.row] += worth;
    return success();
  };
  for (const std::uint64_t key : keys.strong) TRY_VOID(take(key, relate::Index::kStrong));
  for (const std::uint64_t key : keys.weak) TRY_VOID(take(key, relate::Index::kWeak));
  for (const auto& [other, worth] : support)
    if (worth >= relate::Index::kEnough) out.partners.insert(other);
  return out;
}

// ---- a round -------------------------------------------------------------------------------------------------------

Status Relations::meet_all(Round& round) {
  std::sort(round.asked.begin(), round.asked.end());
  TRY(sqlite::Query query, db_.query("select_holders"));
  std::vector<KeyHolder> holders;
  for (std::size_t i = 0; i < round.asked.size();) {
    std::size_t end = i;
    while (end < round.asked.size() && round.asked[end].key == round.asked[i].key &&
           round.asked[end].worth == round.asked[i].worth)
      ++end;
    TRY_VOID(meet_under(query, round, std::span<const Asked>(round.asked).subspan(i, end - i)));
    i = end;
  }
  TRY_VOID(drop_lost(round));
  return compare(round.pairs());
}

// One key: `news` are those of the round that hold it.
Status Relations::meet_under(sqlite::Query& query, Round& round, std::span<const Asked> news) {
  const std::uint64_t key = news.front().key;
  const int worth = news.front().worth;
  std::vector<KeyHolder>& holders = round.holders;
  TRY_VOID(read_holders(query, key, kHeads + 1, holders));
  const std::size_t heads = std::min(holders.size(), kHeads);
  const auto new_heads =
      static_cast<std::size_t>(std::count_if(holders.begin(), holders.begin() + static_cast<std::ptrdiff_t>(heads),
                                             [&](const KeyHolder& holder) { return round.is_new(holder); }));
  const bool all_are_heads = holders.size() <= kHeads;
  if (!all_are_heads && new_heads == 0) {
    for (const Asked& asked : news)
      for (std::size_t i = 0; i < heads; ++i) round.meet(asked.holder, holders[i], worth);
    return success();
  }
  if (!all_are_heads) TRY_VOID(read_holders(query, key, kAll, holders));
  for (std::size_t i = 0; i < heads; ++i)
    for (std::size_t k = i + 1; k < holders.size(); ++k)
      if (round.is_new(holders[i]) || round.is_new(holders[k])) round.meet(holders[i], holders[k], worth);
  return all_are_heads ? success() : suspect_losses(round);
}

// Those of before that were heads and are none now meet each other and those behind them no longer by this key.
Status Relations::suspect_losses(Round& round) {
  const std::vector<KeyHolder>& holders = round.holders;
  std::size_t before = 0;  // place among those of before
  for (std::size_t i = 0; i < holders.size() && before < kHeads; ++i) {
    if (round.is_new(holders[i])) continue;
    ++before;
    if (i < kHeads) continue;
    TRY(const auto* partners, partners_of(round, holders[i].row));
    if (partners->empty()) continue;
    for (std::size_t k = kHeads; k < holders.size(); ++k)
      if (partners->contains(holders[k].row)) round.suspects[holders[i].row].emplace(holders[k].row, 0);
  }
  return success();
}

// As they are stored, before the round.
Result<const std::unordered_set<std::int64_t>*> Relations::partners_of(Round& round, std::int64_t row) {
  const auto [place, is_new] = round.partners.try_emplace(row);
  if (is_new) {
    TRY(sqlite::Query query, db_.query("select_partners"));
    query.bind(":article_row", row);
    for (;;) {
      TRY(const bool more, query.next());
      if (!more) break;
      place->second.insert(query.integer("partner"));
    }
  }
  return &std::as_const(place->second);
}

// All keys of those that were pushed out.
Result<std::vector<Relations::Asked>> Relations::keys_of_pushed(const Round& round) {
  std::vector<std::int64_t> missing;
  for (const auto& [row, support] : round.suspects)
    if (pages_.find_keys(row) == nullptr) missing.push_back(row);
  std::vector<Asked> out;
  const auto take = [&](std::int64_t row, const PageCache::Keys& keys) {
    const std::vector<std::uint64_t> all = FreshKeys::unpacked(keys.packed);
    for (std::size_t i = 0; i < all.size(); ++i)
      out.push_back({all[i], i < keys.strong ? relate::Index::kStrong : relate::Index::kWeak, {keys.number, row}});
  };
  for (const auto& [row, support] : round.suspects)
    if (const auto* keys = pages_.find_keys(row)) take(row, *keys);
  constexpr std::size_t kAtOnce = 512;
  for (std::size_t begin = 0; begin < missing.size(); begin += kAtOnce) {
    const std::vector<std::int64_t> some(
        missing.begin() + static_cast<std::ptrdiff_t>(begin),
        missing.begin() + static_cast<std::ptrdiff_t>(std::min(begin + kAtOnce, missing.size())));
    TRY(const std::vector<PageCache::Kept> pages, pages_of(some));
    std::vector<relate::Keys> keys(some.size());
    in_parallel(some.size(), threads_, [&](std::size_t i) { keys[i] = relate::keys_of(*pages[i]); });
    for (std::size_t i = 0; i < some.size(); ++i) {
      pages_.keep_keys(some[i], pages[i]->number, keys[i]);
      if (const auto* kept = pages_.find_keys(some[i])) take(some[i], *kept);
    }
  }
  return out;
}

// Those that were pushed out, all together: each key of theirs is looked up once more, in the order of the table.
Status Relations::drop_lost(Round& round) {
  if (round.suspects.empty()) return success();
  state_.counts.pushed += round.suspects.size();
  TRY(std::vector<Asked> asked, keys_of_pushed(round));
  std::sort(asked.begin(), asked.end());
  TRY(sqlite::Query query, db_.query("select_holders"));
  std::vector<KeyHolder>& holders = round.holders;
  for (std::size_t i = 0; i < asked.size();) {
    const std::uint64_t key = asked[i].key;
    TRY_VOID(read_holders(query, key, kHeads + 1, holders));
    const bool all_are_heads = holders.size() <= kHeads;
    const auto is_head = [&](const KeyHolder& holder) {
      const auto end = holders.begin() + static_cast<std::ptrdiff_t>(std::min(holders.size(), kHeads));
      return std::find(holders.begin(), end, holder) != end;
    };
    std::size_t end = i;
    bool has_head = false;
    for (; end < asked.size() && asked[end].key == key; ++end) has_head = has_head || is_head(asked[end].holder);
    if (!all_are_heads && has_head) TRY_VOID(read_holders(query, key, kAll, holders));  // a head meets everybody
    for (; i < end; ++i) {
      auto& support = round.suspects[asked[i].holder.row];
      const std::size_t met = is_head(asked[i].holder) ? holders.size() : std::min(holders.size(), kHeads);
      for (std::size_t k = 0; k < met; ++k)
        if (const auto found = support.find(holders[k].row); found != support.end()) found->second += asked[i].worth;
    }
  }
  for (const auto& [row, support] : round.suspects) TRY_VOID(drop_lost_of(row, support));
  return success();
}

Status Relations::drop_lost_of(std::int64_t row, const std::unordered_map<std::int64_t, int>& support) {
  const auto is_lost = [](const auto& pair) { return pair.second < relate::Index::kEnough; };
  if (std::none_of(support.begin(), support.end(), is_lost)) return success();
  std::vector<Pair> gone;
  {
    TRY(sqlite::Query query, db_.query("select_partners"));
    query.bind(":article_row", row);
    for (;;) {
      TRY(const bool more, query.next());
      if (!more) break;
      const std::int64_t partner = query.integer("partner");
      const auto found = support.find(partner);
      if (found == support.end() || !is_lost(*found)) continue;
      gone.emplace_back(query.integer("article_row"), query.integer("other_row"));
      if (query.integer("may_join") != 0) touched_.insert({row, partner});
    }
  }
  TRY(sqlite::Query drop, db_.query("delete_pair"));
  for (const Pair& pair : gone) {
    drop.reset();
    TRY_VOID(drop.bind(":article_row", pair.first).bind(":other_row", pair.second).run());
  }
  return success();
}

Status Relations::take_place(std::int64_t row) {
  TRY(const Loaded loaded, load(row));
  std::vector<std::int64_t> earlier;
  {
    TRY(sqlite::Query query, db_.query("select_related_versions"));
    query.bind(":id", loaded.article);
    for (;;) {
      TRY(const bool more, query.next());
      if (!more) break;
      earlier.push_back(query.integer("article_row"));
    }
  }
  for (const std::int64_t version : earlier) TRY_VOID(take_out(version));
  pages_.drop(row);
  TRY(sqlite::Query drop, db_.query("delete_waiting_versions"));
  return drop.bind(":id", loaded.article).run();
}

Status Relations::relate_and(const std::vector<std::int64_t>& rows, bool keep_fresh) {
  for (const std::int64_t row : rows) TRY_VOID(take_place(row));
  TRY(const std::vector<PageCache::Kept> pages, pages_of(rows));
  std::vector<relate::Keys> keys(rows.size());
  in_parallel(rows.size(), threads_, [&](std::size_t i) { keys[i] = relate::keys_of(*pages[i]); });
  Round round;
  round.rows.insert(rows.begin(), rows.end());
  touched_.insert(rows.begin(), rows.end());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    TRY_VOID(enter(rows[i], *pages[i], keys[i], keep_fresh));
    pages_.keep_keys(rows[i], pages[i]->number, keys[i]);
    const KeyHolder holder{pages[i]->number, rows[i]};
    for (const std::uint64_t key : keys[i].strong) round.asked.push_back({key, relate::Index::kStrong, holder});
    for (const std::uint64_t key : keys[i].weak) round.asked.push_back({key, relate::Index::kWeak, holder});
  }
  return meet_all(round);
}

Status Relations::relate(const std::vector<std::int64_t>& rows) {
  TRY_VOID(store_fresh_keys());
  return relate_and(rows, false);
}

Status Relations::relate_in_bulk(const std::vector<std::int64_t>& rows) {
  constexpr std::size_t kMostFresh = 6'000'000;  // keys: of some 50,000 articles
  TRY_VOID(read_fresh_keys());
  TRY_VOID(relate_and(rows, true));
  return fresh_.size() < kMostFresh ? success() : store_fresh_keys();
}

}  // namespace whosays
