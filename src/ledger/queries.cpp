// Reading the ledger back: what a view shows, and single things by their id.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <map>

#include "ledger/context.h"
#include "ledger/rows.h"
#include "ledger/state.h"

namespace whosays {

namespace {

constexpr std::size_t kShortestPrefix = 4;  // of a statement's id

/// Runs `each` on every row.
template <class F>
Status for_each(sqlite::Query& query, F each) {
  for (;;) {
    TRY(const bool more, query.next());
    if (!more) return success();
    each(query);
  }
}

/// Runs sql/NAME.sql for one version and hands each row to `each`.
template <class F>
Status for_version(sqlite::Connection& db, std::string_view name, std::int64_t row, F each) {
  TRY(sqlite::Query query, db.query(name));
  query.bind(":article_row", row);
  return for_each(query, each);
}

/// True when `date` (of any length: a year, a month, a day, with or without time) is not after `limit`.
bool not_after(std::string_view date, std::string_view limit) {
  return date.substr(0, std::min<std::size_t>(limit.size(), 10)) <= limit.substr(0, 10);
}

Result<std::string> text_of(sqlite::Connection& db, std::int64_t row, Field field) {
  TRY(sqlite::Query query, db.query("select_text"));
  TRY_VOID(query.bind(":article_row", row).next());
  return query.text(field == Field::text ? "text" : "title");
}

}  // namespace

Result<ArticleRecord> article_at(sqlite::Connection& db, std::int64_t row, bool with_text) {
  ArticleRecord article;
  TRY_VOID(for_version(db, "select_article", row, [&](sqlite::Query& found) { article = article_from(found); }));
  if (with_text) {
    TRY(article.text, text_of(db, row, Field::text));
  }
  return article;
}

namespace {

/// Finds the record that a row of a second list belongs to; both lists come in the order of ordinals.
template <class Record>
struct Beside {
  std::vector<Record>& records;
  std::size_t at;
  Record& owner(std::uint32_t ordinal) {
    while (at + 1 < records.size() && records[at].ordinal < ordinal) ++at;
    return records[at];
  }
};

}  // namespace

Status append_statements(sqlite::Connection& db, std::int64_t row, std::vector<StatementRecord>& out) {
  const std::size_t first = out.size();
  TRY_VOID(
      for_version(db, "select_statements", row, [&](sqlite::Query& found) { out.push_back(statement_from(found)); }));
  if (out.size() == first) return success();
  Beside<StatementRecord> with_part{out, first};
  TRY_VOID(for_version(db, "select_statement_parts", row, [&](sqlite::Query& found) {
    with_part.owner(found.count("statement")).parts.push_back(part_from(found));
  }));
  Beside<StatementRecord> answering{out, first};
  return for_version(db, "select_statement_answers", row, [&](sqlite::Query& found) {
    answering.owner(found.count("statement")).answers.push_back(answer_from(found));
  });
}

namespace {

Status append_actors(sqlite::Connection& db, std::int64_t row, std::vector<ActorRecord>& out) {
  const std::size_t first = out.size();
  TRY_VOID(for_version(db, "select_actors", row, [&](sqlite::Query& found) { out.push_back(actor_from(found)); }));
  if (out.size() == first) return success();
  Beside<ActorRecord> aliased{out, first};
  TRY_VOID(for_version(db, "select_actor_aliases", row, [&](sqlite::Query& found) {
    aliased.owner(found.count("actor")).aliases.push_back({found.text("text"), found.count("mentions")});
  }));
  Beside<ActorRecord> with_role{out, first};
  return for_version(db, "select_actor_roles", row, [&](sqlite::Query& found) {
    with_role.owner(found.count("actor")).roles.push_back(found.text("text"));
  });
}

/// Collects the rows of every visible version, inside one read transaction.
template <class Record, class Append>
Result<std::vector<Record>> collect(sqlite::Connection& db, const View& view, Append append) {
  TRY(sqlite::Transaction transaction, sqlite::Transaction::begin(db, sqlite::Transaction::Kind::read));
  TRY(const std::vector<std::int64_t> rows, visible_rows(db, view));
  std::vector<Record> out;
  for (const std::int64_t row : rows) TRY_VOID(append(row, out));
  TRY_VOID(transaction.commit());
  return out;
}

struct Version {
  std::int64_t row = 0;
  std::string id, date;
  std::uint32_t version = 1;
};

/// Whether a view shows a version, leaving aside that newer versions hide older ones.
bool admits(const View& view, const std::string& publisher, const std::string& today, sqlite::Query& row) {
  const std::string published = row.text("published");
  const std::string modified = row.text("modified");
  // A text that was changed after the day is not known to have stood like this on it.
  const std::string since(stands_since(published, modified));
  if (!view.as_of.empty() && !not_after(since.empty() ? row.text("added_at") : since, view.as_of)) return false;
  if (!publisher.empty() && folded(row.text("publisher")) != publisher) return false;
  if (!view.published_only) return true;
  const auto state = row.word<PublicationState>("state");
  const std::string until = row.text("embargo_until");
  // An embargo ends by itself on its date (UTC), whatever day the view looks back to.
  const bool lifted = state == PublicationState::embargoed && !until.empty() && not_after(until, today);
  return state == PublicationState::published || lifted;
}

}  // namespace

Result<std::vector<std::int64_t>> visible_rows(sqlite::Connection& db, const View& view) {
  const std::string publisher = folded(view.publisher);
  const std::string today = now_utc().substr(0, 10);
  std::vector<Version> shown;
  std::map<std::string, std::uint32_t, std::less<>> newest;
  TRY(sqlite::Query query, db.query("select_versions"));
  TRY_VOID(for_each(query, [&](sqlite::Query& row) {
    if (!admits(view, publisher, today, row)) return;
    shown.push_back({row.integer("article_row"), row.text("id"), {}, row.count("version")});
    std::uint32_t& version = newest[shown.back().id];
    version = std::max(version, shown.back().version);
  }));
  std::vector<std::int64_t> rows;
  for (const Version& version : shown)
    if (view.all_versions || newest[version.id] == version.version) rows.push_back(version.row);
  return rows;
}

Result<std::vector<ArticleRecord>> Ledger::articles(const View& view, bool with_text) {
  sqlite::Connection& db = *state_->db;
  return collect<ArticleRecord>(db, view, [&](std::int64_t row, auto& out) -> Status {
    TRY(ArticleRecord article, article_at(db, row, with_text));
    out.push_back(std::move(article));
    return success();
  });
}

Result<std::vector<StatementRecord>> Ledger::statements(const View& view) {
  sqlite::Connection& db = *state_->db;
  return collect<StatementRecord>(db, view,
                                  [&](std::int64_t row, auto& out) { return append_statements(db, row, out); });
}

Result<std::vector<ActorRecord>> Ledger::actors(const View& view) {
  sqlite::Connection& db = *state_->db;
  return collect<ActorRecord>(db, view, [&](std::int64_t row, auto& out) { return append_actors(db, row, out); });
}

Result<std::vector<TimeRecord>> Ledger::times(const View& view) {
  sqlite::Connection& db = *state_->db;
  return collect<TimeRecord>(db, view, [&](std::int64_t row, auto& out) {
    return for_version(db, "select_times", row, [&](sqlite::Query& found) { out.push_back(time_from(found)); });
  });
}

Result<std::vector<RemarkRecord>> Ledger::remarks(const View& view) {
  sqlite::Connection& db = *state_->db;
  return collect<RemarkRecord>(db, view, [&](std::int64_t row, auto& out) {
    return for_version(db, "select_remarks", row, [&](sqlite::Query& found) { out.push_back(remark_from(found)); });
  });
}

Result<std::vector<ToldRecord>> Ledger::told(const View& view) {
  sqlite::Connection& db = *state_->db;
  return collect<ToldRecord>(db, view, [&](std::int64_t row, auto& out) {
    return for_version(db, "select_told", row, [&](sqlite::Query& found) { out.push_back(told_from(found)); });
  });
}

Result<std::vector<TieRecord>> Ledger::ties(const View& view) {
  sqlite::Connection& db = *state_->db;
  return collect<TieRecord>(db, view, [&](std::int64_t row, auto& out) {
    return for_version(db, "select_ties", row, [&](sqlite::Query& found) { out.push_back(tie_from(found)); });
  });
}

Result<std::vector<ArticleRecord>> Ledger::stale(std::string_view engine, std::string_view model) {
  std::vector<ArticleRecord> out;
  TRY(sqlite::Query query, state_->db->query("select_stale"));
  query.bind(":engine", engine).bind(":model", model);
  TRY_VOID(for_each(query, [&](sqlite::Query& row) { out.push_back(article_from(row)); }));
  return out;
}

Result<std::vector<DecisionRecord>> Ledger::decisions() {
  std::vector<DecisionRecord> out;
  TRY(sqlite::Query query, state_->db->query("select_decisions"));
  TRY_VOID(for_each(query, [&](sqlite::Query& row) { out.push_back(decision_from(row)); }));
  return out;
}

// ---- single things
// -----------------------------------------------------------------------------------------------------

namespace {

struct Candidate {
  std::string id;
  std::int64_t row = 0;
  std::int64_t article_row = 0;
  std::string what;
};

/// Statements whose id begins with `prefix`, one an id, those of newest versions first.
Result<std::vector<Candidate>> statement_candidates(sqlite::Connection& db, std::string_view prefix) {
  std::vector<Candidate> out;
  TRY(sqlite::Query query, db.query("select_statement_ids"));
  // Ids are hex digits: 'g' comes after all that begin with the prefix.
  query.bind(":prefix", prefix).bind(":after", std::string(prefix) + "g");
  TRY_VOID(for_each(query, [&](sqlite::Query& row) {
    const std::string id = row.text("id");
    if (!out.empty() && out.back().id == id) return;
    out.push_back({id, row.integer("statement_row"), row.integer("article_row"),
                   fmt::format("{} | {} | {}", row.text("source"), row.text("act"), row.text("content"))});
  }));
  return out;
}

Error ambiguous(std::string_view prefix, const std::vector<Candidate>& candidates) {
  constexpr std::size_t kShown = 8;
  constexpr std::uint32_t kWidth = 60;
  std::string message = fmt::format("{} is the beginning of {} ids; give more of it:", prefix, candidates.size());
  for (std::size_t i = 0; i < std::min(kShown, candidates.size()); ++i)
    message += fmt::format("\n  {}  {}", candidates[i].id, text_after(candidates[i].what, {0, 0}, kWidth));
  if (candidates.size() > kShown) message += "\n  ...";
  return {ErrorKind::usage, message};
}

}  // namespace

Result<StatementRecord> Ledger::statement(std::string_view prefix) {
  const bool hex = prefix.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  if (!hex || prefix.size() < kShortestPrefix)
    return Error{ErrorKind::usage, fmt::format("\"{}\" is no statement's id: give at least {} of its hex digits",
                                               prefix, kShortestPrefix)};
  sqlite::Connection& db = *state_->db;
  TRY(sqlite::Transaction transaction, state_->begin_read());
  TRY(const auto candidates, statement_candidates(db, prefix));
  if (candidates.empty())
    return Error{ErrorKind::not_found, fmt::format("no statement {} in {}", prefix, state_->path)};
  if (candidates.size() > 1) return ambiguous(prefix, candidates);
  std::vector<StatementRecord> statements;
  TRY_VOID(append_statements(db, candidates.front().article_row, statements));
  for (StatementRecord& statement : statements)
    if (statement.id == candidates.front().id) return std::move(statement);
  return Error{ErrorKind::not_found, fmt::format("no statement {} in {}", prefix, state_->path)};
}

Result<ArticleRecord> Ledger::article(std::string_view id_prefix, bool with_text) {
  sqlite::Connection& db = *state_->db;
  TRY(sqlite::Transaction transaction, state_->begin_read());
  std::vector<Candidate> candidates;
  if (!id_prefix.empty()) {
    TRY(sqlite::Query query, db.query("select_article_ids"));
    query.bind(":prefix", id_prefix);
    TRY_VOID(for_each(query, [&](sqlite::Query& row) {
      candidates.push_back({row.text("id"), 0, row.integer("article_row"), row.text("title")});
    }));
  }
  if (candidates.empty())
    return Error{ErrorKind::not_found, fmt::format("no article \"{}\" in {}", id_prefix, state_->path)};
  if (candidates.size() > 1 && candidates.front().id != id_prefix) return ambiguous(id_prefix, candidates);
  return article_at(db, candidates.front().article_row, with_text);
}

Result<ReceiptRecord> Ledger::receipt(std::string_view id) {
  const std::string_view digits = id.starts_with('r') ? id.substr(1) : id;
  constexpr std::size_t kMostDigits = 18;  // fits 64 bits
  if (digits.empty() || digits.size() > kMostDigits || digits.find_first_not_of("0123456789") != std::string_view::npos)
    return Error{ErrorKind::usage, fmt::format("\"{}\" is no receipt's id: they look like r41", id)};
  sqlite::Connection& db = *state_->db;
  TRY(sqlite::Transaction transaction, state_->begin_read());
  ReceiptRecord receipt;
  {
    TRY(sqlite::Query query, db.query("select_receipt"));
    TRY(const bool found, query.bind(":receipt", std::stoll(std::string(digits))).next());
    if (!found) return Error{ErrorKind::not_found, fmt::format("no receipt {} in {}", id, state_->path)};
    receipt = receipt_from(query);
    TRY_VOID(query.columns_fine());
  }
  TRY(const std::string text, text_of(db, receipt.article_row, receipt.field));
  if (receipt.span.begin <= receipt.span.end && receipt.span.end <= text.size()) {
    receipt.before = text_before(text, receipt.span, kReceiptContext);
    receipt.after = text_after(text, receipt.span, kReceiptContext);
  }
  return receipt;
}

Result<Totals> Ledger::totals(std::string_view engine, std::string_view model) {
  TRY(sqlite::Query query, state_->db->query("select_totals"));
  TRY_VOID(query.bind(":engine", engine).bind(":model", model).next());
  const auto number = [&](const char* column) { return static_cast<std::uint64_t>(query.integer(column)); };
  Totals totals;
  totals.originals = number("originals");
  totals.articles = number("articles");
  totals.versions = number("versions");
  totals.publishers = number("publishers");
  totals.statements = number("statements");
  totals.set_aside = number("set_aside");
  totals.receipts = number("receipts");
  totals.decisions = number("decisions");
  totals.stale = number("stale");
  totals.original_bytes = number("original_bytes");
  totals.first_published = query.text("first_published");
  totals.last_published = query.text("last_published");
  for (const char* ending : {"", "-wal"}) {
    struct stat status {};
    if (::stat((state_->path + ending).c_str(), &status) == 0)
      totals.file_bytes += static_cast<std::uint64_t>(status.st_size);
  }
  return totals;
}

Result<bool> Ledger::has_more_articles_than(std::size_t many) {
  TRY(sqlite::Query query, state_->db->query("select_more_articles"));
  TRY_VOID(query.bind(":most", many + 1).next());
  return static_cast<std::size_t>(query.integer("articles")) > many;
}

}  // namespace whosays
