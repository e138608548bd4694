// Relations of the ledger from outside: what waits, comparing it, and reading all of it back.
#include <limits>

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
  constexpr std::size_t kPagesInBulk = 100'000;
  state_->comparing.pages.limit(kPagesInBulk);
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
  return rows.size();
}

Status Ledger::arrange_groups() {
  bool waits = false;
  for (const char* name : {"select_unarranged", "select_keys_waiting"}) {
    TRY(sqlite::Query query, state_->db->query(name));
    TRY(const bool found, query.next());
    waits = waits || found;
  }
  if (!waits) return success();
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
