// The ledger: one SQLite file that keeps evidence, readings and decisions.
//
// Evidence (originals, appearances) never changes; readings can be dropped and made again; decisions are append-only.
// The schema is in sql/*.sql and documented for readers of the file in docs/ledger-schema.md. Every call is one
// transaction: when it returns an error, or the power goes, the file holds what it held before.
//
// Thread safety: one Ledger belongs to one thread. Several processes may read while one writes; a second writer waits
// `busy_wait` and then gets ErrorKind::busy.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doc/document.h"
#include "doc/retrieval.h"
#include "ledger/records.h"
#include "ledger/retrievals.h"

namespace whosays {

enum class OpenMode : std::uint8_t {
  read,    ///< must exist; never written to
  write,   ///< must exist
  create,  ///< made when missing, mode 0600
};

struct OpenOptions {
  OpenMode mode = OpenMode::read;
  std::chrono::milliseconds busy_wait{5000};
};

/// What adding did.
enum class Added : std::uint8_t { new_article, new_version, unchanged };

/// How an article enters the ledger, beyond what reading found.
struct Admission {
  PublicationState state = PublicationState::published;
  std::string embargo_until;
  std::string origin_path;
  std::shared_ptr<const Retrieval> retrieval = nullptr;  ///< how the bytes came over the network; none for files
  bool compare = true;  ///< with the other articles at once; else compare_waiting() does it
};

/// Which articles a query sees. Default: newest versions that are published or, for the terminal, anything.
struct View {
  std::string as_of;            ///< ISO date; articles published, changed (or, undated, added) after it are left out
  std::string publisher;        ///< case-insensitive, whole name; empty for all
  bool published_only = false;  ///< exports leave out drafts, private and embargoed articles
  bool all_versions = false;
};

/// How many statements, by view, are shown and set aside.
struct Totals {
  std::uint64_t originals = 0, articles = 0, versions = 0, publishers = 0;
  std::uint64_t statements = 0, set_aside = 0, receipts = 0, decisions = 0;
  std::uint64_t stale = 0;  ///< versions read by another engine or model than `engine`, `model` given
  std::uint64_t file_bytes = 0, original_bytes = 0;
  std::string first_published, last_published;
};

/// Result of re-verifying one receipt.
struct ReceiptCheck {
  ReceiptRecord receipt;
  std::string failure;  ///< empty when it holds
};

struct SearchHit {
  ArticleRecord article;
  std::optional<StatementRecord> statement;  ///< when the hit lies in a statement
  std::string snippet;                       ///< words around the hit, the hit between U+2068 and U+2069
  std::uint32_t line = 0;
};

struct SearchQuery {
  std::string words;   ///< full-text query: words, "phrases", prefix*
  std::string source;  ///< source's words or actor contain this
  std::optional<Act> act;
  std::optional<Certainty> certainty;
  std::string from, until;  ///< ISO dates of publication
  View view;
  std::uint32_t limit = 50;
};

class Ledger {
 public:
  /// Opens or makes the file. Errors: not a ledger, made by a newer version, read-only, held by another writer, no such
  /// file; each with what to do. Older ledgers are migrated in one transaction (write and create modes).
  static Result<Ledger> open(const std::string& path, OpenOptions options = {});
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  /// Stores an article: its original's bytes, its appearance, and what was read in it. The same id and bytes again
  /// change nothing; the same id with another text is a new version. One transaction.
  Result<Added> add(const Document& document, std::string_view original, const Admission& admission);

  /// True when this id is already there with these bytes, read by this engine and model: nothing needs to be read
  /// again.
  Result<bool> has(std::string_view id, std::string_view sha256, std::string_view engine, std::string_view model);

  /// Versions read by another engine or model.
  Result<std::vector<ArticleRecord>> stale(std::string_view engine, std::string_view model);
  /// The original's bytes, decompressed and checked against their hash.
  Result<std::string> original(std::string_view sha256);
  /// Replaces the reading of one version by a new one; evidence and decisions stay. One transaction.
  Status replace_reading(std::int64_t article_row, const Document& document);

  /// Takes an article (all versions) out so that no byte of it stays in the file; an original that another article
  /// shares is kept. Returns how many versions went.
  Result<std::uint32_t> forget(std::string_view article_id);

  // Relations between articles: keys, evidence of pairs and groups are kept with each article that is added. Articles
  // of an older format, and all of them when the program has another frequency table, wait to be compared.
  /// How many wait.
  Result<std::uint64_t> waiting();
  /// True when what is kept was made by another frequency table: articles are then added without being compared.
  Result<bool> compared_by_another_table();
  /// Drops what another table made. Everything waits afterwards.
  Status drop_relations();
  /// Compares some of those that wait, `most` at a time, each time in one transaction, on `threads`. Returns how many;
  /// 0: none waits any more. Articles that another table compared stay as they are. Call arrange_groups() at the end.
  Result<std::size_t> compare_waiting(std::size_t most, unsigned threads);
  /// Ends a run of compare_waiting(), and arranges the groups of large families that were touched. add() does so for
  /// small ones at once.
  Status arrange_groups();
  [[nodiscard]] ComparingCounts comparing_counts() const;
  Result<RelatedRecords> related();

  /// Versions of articles count; stops counting behind `many`.
  Result<bool> has_more_articles_than(std::size_t many);

  // Queries. All in a stable order: by date of publication, then by row.
  Result<std::vector<ArticleRecord>> articles(const View& view, bool with_text = false);
  Result<std::vector<StatementRecord>> statements(const View& view);
  Result<std::vector<ActorRecord>> actors(const View& view);
  Result<std::vector<TimeRecord>> times(const View& view);
  Result<std::vector<RemarkRecord>> remarks(const View& view);
  Result<std::vector<ToldRecord>> told(const View& view);
  Result<std::vector<TieRecord>> ties(const View& view);
  Result<std::vector<SearchHit>> search(const SearchQuery& query);
  /// The statement whose id begins with `prefix`; an error names the candidates when there are several.
  Result<StatementRecord> statement(std::string_view prefix);
  Result<ArticleRecord> article(std::string_view id_prefix, bool with_text = false);
  Result<ReceiptRecord> receipt(std::string_view id);
  /// One version's cleaned text, and how it was read.
  Result<ReadingForm> reading_form(std::int64_t article_row);
  Result<Totals> totals(std::string_view engine, std::string_view model);

  /// Verifies every receipt against original and text, without the reader that made it; calls `each` for each.
  template <class F>
  Status verify_receipts(F each) {
    return verify_receipts_impl([](void* f, const ReceiptCheck& c) { (*static_cast<F*>(f))(c); }, &each);
  }

  /// How a version's bytes came over the network; none for files.
  Result<std::optional<Retrieval>> retrieval(std::int64_t article_row);
  /// When an address was last fetched (ISO 8601 UTC), among versions up to a row; empty: never.
  Result<std::string> last_retrieved(std::string_view asked, std::int64_t last_row);
  /// The row of the version that was added last; 0 in an empty ledger.
  Result<std::int64_t> last_row();
  /// The newest version of the article that was fetched from this address as its page; none when there is none.
  Result<std::optional<FetchedRecord>> fetched(std::string_view url);
  Result<std::optional<VisitRecord>> visit(std::string_view url);
  /// Keeps visits in the place of earlier ones of the same addresses. One transaction.
  Status keep_visits(const std::vector<VisitRecord>& visits);

  /// Keeps decisions, all of them or none. Each needs initials; the time is now where none is given.
  Status decide(const std::vector<DecisionRecord>& decisions);
  Status decide(const DecisionRecord& decision);
  Result<std::vector<DecisionRecord>> decisions();

  [[nodiscard]] const std::string& path() const;

 private:
  struct State;
  explicit Ledger(std::unique_ptr<State> state);
  Status verify_receipts_impl(void (*each)(void*, const ReceiptCheck&), void* context);
  std::unique_ptr<State> state_;
};

/// Lines to warn with before writing sensitive material to `path`: inside a git tree, inside a synced folder.
std::vector<std::string> location_warnings(const std::string& path);

}  // namespace whosays
