// Adding, reading again, deciding: each one transaction.
#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/text_util.h"
#include "ledger/compress.h"
#include "ledger/context.h"
#include "ledger/reading_writer.h"
#include "ledger/rows.h"
#include "ledger/state.h"

namespace whosays {

namespace {

/// Words and numbers of the text, as the token stage counts them or, before that, as blanks divide them.
std::size_t count_words(const Document& document) {
  const Tokens& tokens = document.text.tokens;
  if (tokens.state == LayerState::present)
    return static_cast<std::size_t>(std::count_if(tokens.kind.begin(), tokens.kind.end(), [](TokenKind kind) {
      return kind == TokenKind::word || kind == TokenKind::number;
    }));
  const std::string text = blanks_collapsed(document.article.text);
  return text.empty() ? 0 : static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

Result<std::int64_t> store_original(sqlite::Connection& db, const Article& article, std::string_view bytes) {
  {
    TRY(sqlite::Query query, db.query("select_original_row"));
    TRY(const bool found, query.bind(":sha256", article.sha256).next());
    if (found) return query.integer("original_row");
  }
  const std::string packed = compressed(bytes);
  TRY(sqlite::Query insert, db.query("insert_original"));
  insert.bind(":sha256", article.sha256).bind(":size", bytes.size()).bind(":added_at", now_utc());
  TRY_VOID(insert.bind_blob(":compressed", packed).next());
  return insert.integer("original_row");
}

Result<std::int64_t> last_version(sqlite::Connection& db, std::string_view id) {
  TRY(sqlite::Query query, db.query("select_last_version"));
  TRY_VOID(query.bind(":id", id).next());
  return query.integer("version");
}

Result<std::int64_t> store_appearance(sqlite::Connection& db, const Article& article, std::int64_t original_row,
                                      std::int64_t version, const Admission& admission) {
  TRY(sqlite::Query insert, db.query("insert_article"));
  insert.bind(":id", article.id).bind(":version", version).bind(":original_row", original_row);
  insert.bind(":url", article.url).bind(":state", word(admission.state));
  insert.bind(":embargo_until", admission.embargo_until).bind(":added_at", now_utc());
  TRY_VOID(insert.bind(":origin_path", admission.origin_path).next());
  return insert.integer("article_row");
}

/// How the bytes came, where that is known.
Status store_retrieval(sqlite::Connection& db, std::int64_t row, const Retrieval& retrieval) {
  TRY(sqlite::Query insert, db.query("insert_retrieval"));
  insert.bind(":article_row", row).bind(":asked", retrieval.asked).bind(":url", retrieval.url);
  insert.bind(":status", retrieval.status).bind(":retrieved_at", retrieval.retrieved);
  insert.bind(":etag", retrieval.etag).bind(":last_modified", retrieval.last_modified);
  return insert.bind(":headers", retrieval.headers).run();
}

/// What a new reading keeps of the one before when it does not find it itself: metadata that came with the article (a
/// field of a JSON line) cannot be read again from the original.
struct Metadata {
  std::string publisher, byline, published, modified, language;
};

Status store_reading(sqlite::Connection& db, std::int64_t row, const Document& document, const Metadata& earlier) {
  const Article& article = document.article;
  const auto or_earlier = [](const std::string& found, const std::string& before) -> const std::string& {
    return found.empty() ? before : found;
  };
  TRY(sqlite::Query insert, db.query("insert_reading"));
  insert.bind(":article_row", row).bind(":engine", document.engine).bind(":model", document.model);
  insert.bind(":read_at", now_utc()).bind(":media_type", article.media_type).bind(":charset", article.charset);
  insert.bind(":publisher", or_earlier(article.publisher, earlier.publisher));
  insert.bind(":byline", or_earlier(article.byline, earlier.byline));
  insert.bind(":published", or_earlier(article.published, earlier.published));
  insert.bind(":modified", or_earlier(article.modified, earlier.modified));
  insert.bind(":language", or_earlier(article.language, earlier.language));
  insert.bind(":words", count_words(document)).bind(":text_sha256", sha256_hex(article.text));
  insert.bind_large(":title", article.title).bind_large(":text", article.text);
  TRY_VOID(insert.run());
  TRY(sqlite::Query words, db.query("insert_words"));
  words.bind(":article_row", row).bind_large(":title", article.title).bind_large(":text", article.text);
  return words.run();
}

Status check_admission(const Document& document, std::string_view original) {
  if (document.article.id.empty()) return Error{ErrorKind::input, "an article without an id cannot be stored"};
  if (sha256_hex(original) != document.article.sha256)
    return Error{ErrorKind::corrupt,
                 fmt::format("article {}: its original's bytes do not match their hash; nothing was "
                             "stored, please report this",
                             document.article.id)};
  return success();
}

/// Takes the reading of a version out of the tables and the full-text index; hands back what the next one may keep.
Status drop_reading(sqlite::Connection& db, std::int64_t row, Metadata& metadata, ReadingWriter& writer) {
  {
    TRY(sqlite::Query old, db.query("select_reading"));
    TRY_VOID(old.bind(":article_row", row).next());
    metadata = {old.text("publisher"), old.text("byline"), old.text("published"), old.text("modified"),
                old.text("language")};
    TRY(sqlite::Query words, db.query("delete_words"));
    words.bind(":article_row", row).bind_large(":title", old.blob("title")).bind(":text", old.blob("text"));
    TRY_VOID(words.run());
  }
  {
    TRY(sqlite::Query receipts, db.query("select_receipts"));
    receipts.bind(":article_row", row);
    for (;;) {
      TRY(const bool more, receipts.next());
      if (!more) break;
      const std::int64_t number = receipts.integer("receipt");
      writer.keep(receipt_from(receipts), number);
    }
  }
  for (const char* name : {"delete_reading", "delete_receipts"}) {
    TRY(sqlite::Query drop, db.query(name));
    TRY_VOID(drop.bind(":article_row", row).run());
  }
  return success();
}

Status compare_or_wait(sqlite::Connection& db, ComparingState& comparing, std::string_view id, std::int64_t row,
                       bool compare) {
  Relations relations(db, comparing);
  TRY(const bool ours, relations.is_ours());
  if (compare && ours) {
    TRY_VOID(relations.relate({row}));
    return relations.arrange_touched(kArrangedAtOnce);
  }
  TRY(sqlite::Query earlier, db.query("delete_waiting_versions"));
  TRY_VOID(earlier.bind(":id", id).run());
  TRY(sqlite::Query insert, db.query("insert_waiting_relation"));
  return insert.bind(":article_row", row).run();
}

}  // namespace

Result<Added> Ledger::add(const Document& document, std::string_view original, const Admission& admission) {
  TRY_VOID(check_admission(document, original));
  sqlite::Connection& db = *state_->db;
  const Article& article = document.article;
  TRY(sqlite::Transaction transaction, state_->begin_write());
  {
    TRY(sqlite::Query query, db.query("select_appearance"));
    TRY(const bool found, query.bind(":id", article.id).bind(":sha256", article.sha256).next());
    if (found) return Added::unchanged;
  }
  TRY(const std::int64_t version, last_version(db, article.id));
  TRY(const std::int64_t original_row, store_original(db, article, original));
  TRY(const std::int64_t row, store_appearance(db, article, original_row, version + 1, admission));
  if (admission.retrieval) TRY_VOID(store_retrieval(db, row, *admission.retrieval));
  TRY_VOID(store_reading(db, row, document, {}));
  TRY_VOID(ReadingWriter(db, row, document).write());
  TRY_VOID(compare_or_wait(db, state_->comparing, article.id, row, admission.compare));
  TRY_VOID(transaction.commit());
  return version == 0 ? Added::new_article : Added::new_version;
}

Result<bool> Ledger::has(std::string_view id, std::string_view sha256, std::string_view engine,
                         std::string_view model) {
  TRY(sqlite::Query query, state_->db->query("select_has"));
  return query.bind(":id", id).bind(":sha256", sha256).bind(":engine", engine).bind(":model", model).next();
}

Result<std::string> Ledger::original(std::string_view sha256) {
  TRY(sqlite::Query query, state_->db->query("select_original"));
  TRY(const bool found, query.bind(":sha256", sha256).next());
  if (!found)
    return Error{ErrorKind::not_found, fmt::format("no original {} in {}", sha256.substr(0, 12), state_->path)};
  auto bytes = decompressed(query.blob("compressed"), static_cast<std::uint64_t>(query.integer("size")));
  if (!bytes.ok() || sha256_hex(*bytes) != sha256)
    return Error{ErrorKind::corrupt,
                 fmt::format("the stored original {} is damaged: its bytes do not give its hash; go "
                             "back to a copy of {}",
                             sha256.substr(0, 12), state_->path)};
  return bytes;
}

Status Ledger::replace_reading(std::int64_t article_row, const Document& document) {
  sqlite::Connection& db = *state_->db;
  TRY(sqlite::Transaction transaction, state_->begin_write());
  {
    TRY(sqlite::Query query, db.query("select_article_row"));
    TRY(const bool found, query.bind(":article_row", article_row).next());
    if (!found) return Error{ErrorKind::not_found, fmt::format("no version {} in {}", article_row, state_->path)};
    if (query.text("sha256") != document.article.sha256)
      return Error{ErrorKind::usage,
                   fmt::format("article {}: the new reading is of another original", document.article.id)};
  }
  Relations relations(db, state_->comparing);
  TRY_VOID(relations.before_change(article_row));
  ReadingWriter writer(db, article_row, document);
  Metadata metadata;
  TRY_VOID(drop_reading(db, article_row, metadata, writer));
  TRY_VOID(store_reading(db, article_row, document, metadata));
  TRY_VOID(writer.write());
  TRY_VOID(relations.after_change(article_row));
  TRY_VOID(relations.arrange_touched(kArrangedAtOnce));
  return transaction.commit();
}

Status Ledger::decide(const std::vector<DecisionRecord>& decisions) {
  for (const DecisionRecord& decision : decisions)
    if (trimmed(decision.initials).empty())
      return Error{ErrorKind::usage, "a decision needs the initials of the person who made it"};
  TRY(sqlite::Transaction transaction, state_->begin_write());
  const std::string now = now_utc();
  for (const DecisionRecord& decision : decisions) {
    TRY(sqlite::Query insert, state_->db->query("insert_decision"));
    insert.bind(":kind", word(decision.kind)).bind(":about", word(decision.about));
    insert.bind(":original", decision.original).bind(":field", word(decision.field));
    insert.bind(":span_begin", decision.span.begin).bind(":span_end", decision.span.end);
    insert.bind(":words", decision.words).bind(":payload", decision.payload).bind(":initials", decision.initials);
    insert.bind(":decided_at", decision.decided_at.empty() ? now : decision.decided_at);
    TRY_VOID(insert.run());
  }
  return transaction.commit();
}

Status Ledger::decide(const DecisionRecord& decision) { return decide(std::vector<DecisionRecord>{decision}); }

}  // namespace whosays
