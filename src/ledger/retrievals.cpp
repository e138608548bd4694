// How articles came over the network, and which addresses need only be asked what is new.
#include "ledger/state.h"

namespace whosays {

Result<std::optional<Retrieval>> Ledger::retrieval(std::int64_t article_row) {
  TRY(sqlite::Query query, state_->db->query("select_retrieval"));
  TRY(const bool found, query.bind(":article_row", article_row).next());
  if (!found) return std::optional<Retrieval>();
  Retrieval out;
  out.asked = query.text("asked");
  out.url = query.text("url");
  out.status = query.count("status");
  out.retrieved = query.text("retrieved_at");
  out.etag = query.text("etag");
  out.last_modified = query.text("last_modified");
  out.headers = query.text("headers");
  TRY_VOID(query.columns_fine());
  return std::optional(std::move(out));
}

Result<std::string> Ledger::last_retrieved(std::string_view asked, std::int64_t last_row) {
  TRY(sqlite::Query query, state_->db->query("select_last_retrieved"));
  TRY_VOID(query.bind(":asked", asked).bind(":last_row", last_row).next());
  return query.text("retrieved_at");
}

Result<std::int64_t> Ledger::last_row() {
  TRY(sqlite::Query query, state_->db->query("select_last_row"));
  TRY_VOID(query.next());
  return query.integer("last_row");
}

Result<std::optional<FetchedRecord>> Ledger::fetched(std::string_view url) {
  TRY(sqlite::Query query, state_->db->query("select_fetched_article"));
  TRY(const bool found, query.bind(":url", url).next());
  if (!found) return std::optional<FetchedRecord>();
  FetchedRecord out{query.text("id"), query.text("title"), query.text("text_sha256")};
  return std::optional(std::move(out));
}

Result<ReadingForm> Ledger::reading_form(std::int64_t article_row) {
  TRY(sqlite::Query query, state_->db->query("select_reading"));
  TRY(const bool found, query.bind(":article_row", article_row).next());
  if (!found) return Error{ErrorKind::not_found, "no reading of this version in " + state_->path};
  return ReadingForm{query.text("media_type"), query.text("charset"), query.text("title"), query.text("text")};
}

Result<std::optional<VisitRecord>> Ledger::visit(std::string_view url) {
  TRY(sqlite::Query query, state_->db->query("select_visit"));
  TRY(const bool found, query.bind(":url", url).next());
  if (!found) return std::optional<VisitRecord>();
  return std::optional(VisitRecord{query.text("url"), query.text("visited_at"), query.text("etag"),
                                   query.text("last_modified"), query.integer("with_pages") != 0});
}

Status Ledger::keep_visits(const std::vector<VisitRecord>& visits) {
  TRY(sqlite::Transaction transaction, state_->begin_write());
  for (const VisitRecord& visit : visits) {
    TRY(sqlite::Query old, state_->db->query("delete_visit"));
    TRY_VOID(old.bind(":url", visit.url).run());
    TRY(sqlite::Query insert, state_->db->query("insert_visit"));
    insert.bind(":url", visit.url).bind(":visited_at", visit.visited_at).bind(":etag", visit.etag);
    insert.bind(":last_modified", visit.last_modified).bind(":with_pages", visit.with_pages ? 1 : 0);
    TRY_VOID(insert.run());
  }
  return transaction.commit();
}

}  // namespace whosays
