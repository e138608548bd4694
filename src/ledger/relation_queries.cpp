// Relations of the ledger from outside: what waits, comparing it, and reading all of it back.
#include <algorithm>

#include "ledger/rows.h"
#include "ledger/state.h"

namespace whosays {

Result<std::uint64_t> Ledger::waiting() {
  TRY(sqlite::Query query, state_->db->query("count_waiting_relations"));
  TRY_VOID(query.next());
  return static_cast<std::uint64_t>(query.integer("waiting"));
}

Result<bool> Ledger::compared_by_another_table() {
  TRY(const bool ours, Relations(*state_->db, state_->comparing).is_ours());
  return !ours;
}

Status Ledger::drop_relations() {
  TRY(sqlite::Transaction transaction, state_->begin_write());
  state_->comparing.fresh_is_known = false;
  TRY_VOID(state_->db->script("drop_relations"));
  return transaction.commit();
}

Result<std::size_t> Ledger::compare_waiting(std::size_t most, unsigned threads) {
  constexpr std::size_t kWholePages = 1'000'000'000;   // bytes: some 30,000 pages
  constexpr std::size_t kPackedPages = 2'600'000'000;  // a million of them
  constexpr std::size_t kMostGathered = 12'000'000;    // keys: of some 100,000 articles, 0.3 GB
  state_->comparing.pages.limit(kWholePages, kPackedPages);
  TRY_VOID(state_->db->script("pragmas_bulk"));
  TRY(sqlite::Transaction transaction, state_->begin_write());
  Relations relations(*state_->db, state_->comparing, threads);
  TRY(const bool ours, relations.is_ours());
  if (!ours) return std::size_t{0};
  std::vector<std::int64_t> rows, next;
  {
    TRY(sqlite::Query query, state_->db->query("select_waiting_relations"));
    query.bind(":most", 2 * most);
    for (;;) {
      TRY(const bool more, query.next());
      if (!more) break;
      (rows.size() < most ? rows : next).push_back(query.integer("article_row"));
    }
  }
  if (rows.empty()) return std::size_t{0};
  TRY_VOID(relations.relate_in_bulk(rows, next));
  TRY_VOID(relations.arrange_touched(0));
  TRY_VOID(transaction.commit());
  relations.fresh_keys_kept();
  if (state_->comparing.fresh.size() >= kMostGathered) TRY_VOID(state_->store_gathered_keys());
  return rows.size();
}

// The whole table is written anew: some of it at a time, so that what is written stays in memory until it is committed.
// When somebody else writes in between, the keys stay gathered, and who writes next looks after them.
Status Ledger::State::store_gathered_keys() {
  constexpr std::size_t kAtOnce = 500'000;
  std::vector<FreshKeys::Entry> all;
  {
    TRY(sqlite::Transaction transaction, begin_write());
    TRY(all, Relations(*db, comparing).take_fresh_keys());
    TRY_VOID(transaction.commit());
  }
  for (std::size_t begin = 0; begin < all.size(); begin += kAtOnce) {
    TRY(sqlite::Transaction transaction, begin_write());
    Relations relations(*db, comparing);
    TRY(const bool alone, relations.nobody_else_wrote());
    if (!alone) return success();
    const auto some = std::span<const FreshKeys::Entry>(all).subspan(begin, std::min(kAtOnce, all.size() - begin));
    const bool last = begin + some.size() == all.size();
    TRY_VOID(relations.store_keys(some, last));
    TRY_VOID(transaction.commit());
    if (last) relations.fresh_keys_kept();
  }
  return success();
}

Status Ledger::arrange_groups() {
  bool waits = false;
  for (const char* name : {"select_unarranged", "select_keys_waiting"}) {
    TRY(sqlite::Query query, state_->db->query(name));
    TRY(const bool found, query.next());
    waits = waits || found;
  }
  if (!waits) return success();
  TRY_VOID(state_->store_gathered_keys());
  TRY(sqlite::Transaction transaction, state_->begin_write());
  Relations relations(*state_->db, state_->comparing);
  TRY_VOID(relations.store_fresh_keys());
  TRY_VOID(relations.arrange_waiting());
  TRY_VOID(transaction.commit());
  relations.fresh_keys_kept();
  return success();
}

ComparingCounts Ledger::comparing_counts() const {
  ComparingCounts out = state_->comparing.counts;
  out.fetched = state_->db->pages_fetched();
  return out;
}

Result<RelatedRecords> Ledger::related() {
  TRY(sqlite::Transaction transaction, state_->begin_read());
  RelatedRecords out;
  TRY(const bool ours, Relations(*state_->db, state_->comparing).is_ours());
  if (!ours) return out;
  {
    TRY(sqlite::Query query, state_->db->query("select_relations"));
    for (;;) {
      TRY(const bool more, query.next());
      if (!more) break;
      const std::string relation = query.text("relation");
      out.articles.push_back(
          {query.integer("article_row"), relation_facts(query), relation == "spun" || relation == "translated"});
    }
  }
  {
    TRY(sqlite::Query query, state_->db->query("select_pairs"));
    for (;;) {
      TRY(const bool more, query.next());
      if (!more) break;
      const auto evidence = relate::unpacked(query.blob("numbers"));
      if (!evidence)
        return Error{ErrorKind::corrupt, state_->path + ": the evidence of two articles is damaged; go back to a copy"};
      out.pairs.push_back({query.integer("article_row"), query.integer("other_row"), *evidence});
    }
  }
  TRY_VOID(transaction.commit());
  return out;
}

}  // namespace whosays
