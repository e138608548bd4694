// Writes what was read in one article: receipts, actors, statements, times, remarks.
//
// In: a frozen document and the row of its version. Out: rows; every span of every statement, every time and remark,
// each actor's first mention and roles get a receipt. Spans outside their text are an error, and the transaction around
// this then leaves no trace. Cost: linear in the layers, times log of the lines.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/result.h"
#include "doc/document.h"
#include "doc/spellings.h"
#include "ledger/lines.h"
#include "ledger/records.h"
#include "ledger/sqlite.h"

namespace whosays {

class ReadingWriter {
 public:
  ReadingWriter(sqlite::Connection& db, std::int64_t article_row, const Document& document);

  /// A receipt of an earlier reading of this version whose number is to be kept when the same words of the same bytes
  /// get a receipt again.
  void keep(const ReceiptRecord& earlier, std::int64_t number);

  /// Writes everything below the row of the reading itself.
  Status write();

 private:
  using Place = std::tuple<Field, std::uint32_t, std::uint32_t>;
  using Identity = std::tuple<Field, std::optional<OriginalRange>, std::string>;

  Result<std::int64_t> receipt(Field field, Span span);
  Result<std::optional<std::int64_t>> optional_receipt(Field field, Span span);
  Status check(Field field, Span span) const;
  std::optional<std::int64_t> actor_row(ActorId id) const;
  std::string statement_id(StatementId id) const;

  Status write_actors();
  Status write_aliases(const Actor& actor, std::int64_t row);
  Status write_roles(const Actor& actor, std::int64_t row);
  Status write_statements();
  Result<std::int64_t> write_statement(std::uint32_t ordinal);
  Status write_parts(const Statement& statement, std::int64_t row);
  Status write_answers(const Statement& statement, std::int64_t row);
  Status write_times();
  Status write_remarks();
  Status write_told();
  Status write_ties();
  std::string time_value(TimeId time) const;
  Status write_remark(std::string_view kind, std::string_view date, const Mention& place);

  sqlite::Connection& db_;
  std::int64_t article_row_;
  const Document& document_;
  const Spellings spellings_;
  LineIndex text_lines_;
  LineIndex title_lines_;
  std::map<Place, std::int64_t> receipts_;               ///< written so far: one a place
  std::map<Identity, std::vector<std::int64_t>> kept_;   ///< numbers to give again, last first
  std::vector<std::optional<std::int64_t>> actor_rows_;  ///< none for actors without a name
  std::int64_t remarks_ = 0;
};

/// For each time, the row of the statement whose content holds it (the innermost); none when the article itself says
/// it.
std::vector<StatementId> statements_around(const Times& times, const Statements& statements);

}  // namespace whosays
