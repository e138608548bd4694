// Verifying receipts without the reader that made them: the stored bytes give the stored hash, the text has the words
// at their span, and the original's own bytes read as these words (plain_bytes.h).
//
// Linear: each original is unpacked once, each text read once.
#include <fmt/format.h>

#include "base/hash.h"
#include "ledger/context.h"
#include "ledger/plain_bytes.h"
#include "ledger/rows.h"
#include "ledger/state.h"

namespace whosays {

namespace {

struct Reading {
  std::int64_t row = 0;
  std::string sha256, media_type, charset, text_sha256;
};

/// An original's bytes, or why they cannot be trusted. Kept while readings of the same original follow each other.
struct Evidence {
  std::string sha256;
  std::string bytes;
  std::string failure;
};

struct Texts {
  std::string title, text;
  std::string failure;
};

Result<std::vector<Reading>> all_readings(sqlite::Connection& db) {
  std::vector<Reading> readings;
  TRY(sqlite::Query query, db.query("select_readings_by_original"));
  for (;;) {
    TRY(const bool more, query.next());
    if (!more) return readings;
    readings.push_back({query.integer("article_row"), query.text("sha256"), query.text("media_type"),
                        query.text("charset"), query.text("text_sha256")});
  }
}

Result<Texts> texts_of(sqlite::Connection& db, const Reading& reading) {
  TRY(sqlite::Query query, db.query("select_text"));
  TRY_VOID(query.bind(":article_row", reading.row).next());
  Texts texts{query.text("title"), query.text("text"), {}};
  if (sha256_hex(texts.text) != reading.text_sha256) texts.failure = "the stored text was changed after it was read";
  return texts;
}

/// Why a receipt does not hold; empty when it does. Fills in the text on either side.
std::string failure_of(ReceiptRecord& receipt, const Texts& texts, const Evidence& evidence, const Reading& reading) {
  const std::string& text = receipt.field == Field::text ? texts.text : texts.title;
  const Span span = receipt.span;
  if (span.begin > span.end || span.end > text.size()) return "its span lies outside the text";
  receipt.before = text_before(text, span, kReceiptContext);
  receipt.after = text_after(text, span, kReceiptContext);
  if (!evidence.failure.empty()) return evidence.failure;
  if (!texts.failure.empty()) return texts.failure;
  if (slice(text, span) != receipt.words) return "the text has other words there";
  if (!receipt.bytes) return {};
  if (receipt.bytes->begin > receipt.bytes->end || receipt.bytes->end > evidence.bytes.size())
    return "its range lies outside the original";
  const std::string_view range =
      std::string_view(evidence.bytes).substr(receipt.bytes->begin, receipt.bytes->end - receipt.bytes->begin);
  const auto same = reads_as(range, {reading.media_type, reading.charset}, receipt.words);
  if (!same.ok()) return same.error().message;
  return *same ? std::string() : "the original has other words there";
}

}  // namespace

Status Ledger::verify_receipts_impl(void (*each)(void*, const ReceiptCheck&), void* context) {
  sqlite::Connection& db = *state_->db;
  TRY(sqlite::Transaction transaction, state_->begin_read());
  TRY(const std::vector<Reading> readings, all_readings(db));
  Evidence evidence;
  for (const Reading& reading : readings) {
    if (evidence.sha256 != reading.sha256) {
      auto bytes = original(reading.sha256);
      evidence = {reading.sha256, {}, {}};
      if (bytes.ok())
        evidence.bytes = std::move(*bytes);
      else
        evidence.failure = "the stored original does not give its hash";
    }
    TRY(const Texts texts, texts_of(db, reading));
    TRY(sqlite::Query query, db.query("select_receipts"));
    query.bind(":article_row", reading.row);
    for (;;) {
      TRY(const bool more, query.next());
      if (!more) break;
      ReceiptCheck check{receipt_from(query), {}};
      check.failure = failure_of(check.receipt, texts, evidence, reading);
      each(context, check);
    }
  }
  return transaction.commit();
}

}  // namespace whosays
