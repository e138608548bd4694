// What a Ledger holds, shared by the files that implement it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/relations.h"
#include "ledger/sqlite.h"

namespace whosays {

struct Ledger::State {
  std::string path;
  OpenMode mode = OpenMode::read;
  std::unique_ptr<sqlite::Connection> db;
  ComparingState comparing;

  /// Takes the writer's place, or says that this ledger was opened for reading.
  Result<sqlite::Transaction> begin_write() const;
  /// Puts gathered keys into their table (relation_queries.cpp).
  Status store_gathered_keys();
  Result<sqlite::Transaction> begin_read() const {
    return sqlite::Transaction::begin(*db, sqlite::Transaction::Kind::read);
  }
};

/// Rows of the versions that a view shows, in the order of all queries. Call inside a transaction.
Result<std::vector<std::int64_t>> visible_rows(sqlite::Connection& db, const View& view);

/// One version's record (queries.cpp). Requires that the row exists.
Result<ArticleRecord> article_at(sqlite::Connection& db, std::int64_t row, bool with_text);

/// Appends the statements of one version, with parts and answers, in their order.
Status append_statements(sqlite::Connection& db, std::int64_t row, std::vector<StatementRecord>& out);

/// Opens, checks and, where the mode allows, makes or migrates the file (open.cpp).
Result<std::unique_ptr<sqlite::Connection>> open_file(const std::string& path, const OpenOptions& options);

/// Ends a `forget` that committed: packs the file and empties the write-ahead log, so that no freed byte stays.
Status finish_forgetting(sqlite::Connection& db);

}  // namespace whosays
