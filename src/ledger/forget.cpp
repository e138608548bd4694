// Forgetting: an article goes so that no byte of it stays in the file.
//
// One transaction takes out its rows (zeroed on their pages: secure_delete) and builds the full-text index anew, for an
// index keeps words of deleted rows until its segments are merged, and SQLite 3.40's FTS5 cannot delete them securely.
// VACUUM then writes the file again without free pages, and the write-ahead log, which still holds old pages, is
// emptied. A crash in between leaves a mark in `unfinished`; the next writer ends the work.
//
// What this cannot reach: copies, backups, and what a disk keeps of blocks that the file system has given up.
#include <fmt/format.h>

#include <limits>

#include "ledger/state.h"

namespace whosays {

namespace {

constexpr std::string_view kTask = "forget";

Status run_for(sqlite::Connection& db, std::string_view name, const char* parameter, std::string_view value) {
  TRY(sqlite::Query query, db.query(name));
  return query.bind(parameter, value).run();
}

Status run(sqlite::Connection& db, std::string_view name) {
  TRY(sqlite::Query query, db.query(name));
  return query.run();
}

/// The rows, in an order that foreign keys and the guard of the decisions allow.
Status delete_rows(sqlite::Connection& db, std::string_view id) {
  TRY_VOID(run_for(db, "insert_forgetting", ":id", id));
  TRY_VOID(run(db, "forget_decisions"));
  TRY_VOID(run_for(db, "forget_visits", ":id", id));
  TRY_VOID(run_for(db, "delete_article", ":id", id));  // its readings and receipts go with it
  TRY_VOID(run(db, "delete_forgotten_originals"));
  TRY_VOID(run(db, "delete_forgetting"));
  TRY_VOID(run(db, "rebuild_words"));
  return run_for(db, "insert_unfinished", ":task", kTask);
}

/// Its pairs and keys, while its text is still there to tell them; the groups of those it was tied to are arranged
/// anew.
Status take_out_relations(sqlite::Connection& db, ComparingState& comparing, std::string_view id) {
  std::vector<std::int64_t> rows;
  {
    TRY(sqlite::Query query, db.query("select_related_versions"));
    query.bind(":id", id);
    for (;;) {
      TRY(const bool more, query.next());
      if (!more) break;
      rows.push_back(query.integer("article_row"));
    }
  }
  Relations relations(db, comparing);
  for (const std::int64_t row : rows) TRY_VOID(relations.take_out(row));
  return relations.arrange_touched(std::numeric_limits<std::size_t>::max());
}

/// Empties the write-ahead log into the file. Another reader keeps it from ending: that is busy, not done.
Status truncate_log(sqlite::Connection& db) {
  TRY(sqlite::Query query, db.query("clean_2_truncate_wal"));
  TRY(const bool row, query.next());
  if (!row || query.integer("busy") == 0) return success();
  return Error{
      ErrorKind::busy,
      fmt::format("{}: the article is taken out, but another program has the ledger open and old pages stay until "
                  "it is closed; close it, then run any command that writes to the ledger",
                  db.path())};
}

}  // namespace

Status finish_forgetting(sqlite::Connection& db) {
  TRY_VOID(db.script("clean_1_vacuum"));
  TRY_VOID(truncate_log(db));
  TRY_VOID(run_for(db, "delete_unfinished", ":task", kTask));
  return truncate_log(db);
}

Result<std::uint32_t> Ledger::forget(std::string_view article_id) {
  sqlite::Connection& db = *state_->db;
  std::uint32_t versions = 0;
  {
    TRY(sqlite::Transaction transaction, state_->begin_write());
    {
      TRY(sqlite::Query query, db.query("count_versions"));
      TRY_VOID(query.bind(":id", article_id).next());
      versions = query.count("versions");
    }
    if (versions == 0)
      return Error{ErrorKind::not_found, fmt::format("no article \"{}\" in {}", article_id, state_->path)};
    TRY_VOID(take_out_relations(db, state_->comparing, article_id));
    TRY_VOID(delete_rows(db, article_id));
    TRY_VOID(transaction.commit());
  }
  TRY_VOID(finish_forgetting(db));
  return versions;
}

}  // namespace whosays
