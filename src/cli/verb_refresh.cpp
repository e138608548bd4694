// refresh: read again, from the stored originals, what another engine or other word lists read, and compare articles
// that another frequency table compared, or none. Evidence and decisions stay.
#include <fmt/format.h>

#include <memory>
#include <optional>
#include <sstream>

#include "base/counted.h"
#include "cli/comparing.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "engine/pipeline.h"
#include "read/header_fields.h"
#include "read/read.h"

namespace whosays::cli {
namespace {

/// What the appearance says of itself: kept, because it may have come from the command line or a JSON line.
void keep_appearance(const ArticleRecord& record, Article& article) {
  const auto keep = [](const std::string& from, std::string& to) {
    if (!from.empty()) to = from;
  };
  article.id = record.id;
  article.sha256 = record.sha256;
  keep(record.url, article.url);
  keep(record.publisher, article.publisher);
  keep(record.byline, article.byline);
  keep(record.published, article.published);
  keep(record.modified, article.modified);
  keep(record.language, article.language);
}

/// An original that is its text, as that of a JSON line is: the rest of the article is only in the record.
Article from_record(const ArticleRecord& record, std::string text) {
  Article article;
  keep_appearance(record, article);
  article.title = record.title;
  article.media_type = "application/x-ndjson";
  article.charset = "utf-8";
  article.text_map = SourceMap::identity(static_cast<std::uint32_t>(text.size()));
  article.text = std::move(text);
  return article;
}

/// What the server once said of the original's charset; empty when it said nothing, or was not asked.
Result<std::string> stated_charset(Ledger& ledger, std::int64_t row) {
  TRY(const std::optional<Retrieval> retrieval, ledger.retrieval(row));
  if (!retrieval) return std::string();
  read::HeaderFields fields;
  fields.add_lines(retrieval->headers);
  return read::charset_of(fields.value("content-type"));
}

/// The article, read again from its original's bytes.
Result<Article> read_again(const ArticleRecord& record, std::string original, std::string charset) {
  if (original == record.text) return from_record(record, std::move(original));
  std::istringstream in(std::move(original));
  read::Request request;
  request.name = record.origin_path;
  request.url = record.url;
  request.charset = std::move(charset);
  Result<Article> found = Error{ErrorKind::corrupt, "no article was found in the stored original"};
  read::read_stream(in, request, [&](Result<read::ReadArticle> read) {
    if (read.ok())
      found = std::move(read->article);
    else
      found = read.error();
    return false;
  });
  if (found.ok()) keep_appearance(record, *found);
  return found;
}

Status refresh_one(Ledger& ledger, const ArticleRecord& stale) {
  TRY(std::string original, ledger.original(stale.sha256));
  TRY(std::string charset, stated_charset(ledger, stale.row));
  TRY(Article article, read_again(stale, std::move(original), std::move(charset)));
  return ledger.replace_reading(stale.row, *engine::analyse(std::move(article)));
}

/// Texts are wanted of the stale versions only, and one at a time.
Result<std::vector<ArticleRecord>> stale_with_texts(Ledger& ledger) {
  TRY(std::vector<ArticleRecord> stale, ledger.stale(engine::version(), engine::model()));
  if (stale.empty() || !stale.front().text.empty()) return stale;
  View everything;
  everything.all_versions = true;
  TRY(std::vector<ArticleRecord> all, ledger.articles(everything, true));
  for (ArticleRecord& record : stale)
    for (ArticleRecord& other : all)
      if (other.row == record.row) record.text = std::move(other.text);
  return stale;
}

/// Compares what was not compared yet, or was compared by another frequency table, with everything else.
Result<std::string> refresh_relations(Context& context, Ledger& ledger) {
  TRY(const bool another_table, ledger.compared_by_another_table());
  if (another_table) TRY_VOID(ledger.drop_relations());
  TRY(const std::uint64_t waiting, ledger.waiting());
  if (waiting > 0) TRY_VOID(compare_waiting(context, ledger, waiting));
  if (waiting == 0) return std::string();
  return fmt::format(", {} compared{}", counted(waiting, "article"),
                     another_table ? " anew by this version's frequency table" : " with the others");
}

Result<ExitCode> run_refresh(Context& context, const std::string& path) {
  TRY(Ledger ledger, Ledger::open(path, {OpenMode::write, std::chrono::milliseconds(5000)}));
  TRY(const std::vector<ArticleRecord> stale, stale_with_texts(ledger));
  catch_interrupts();
  Progress progress(context, stale.size());
  std::size_t done = 0;
  std::size_t failed = 0;
  for (const ArticleRecord& record : stale) {
    if (interrupted()) break;
    const Status status = refresh_one(ledger, record);
    status.ok() ? ++done : ++failed;
    if (!status.ok()) {
      progress.clear();
      report_failure(context, fmt::format("article {}: {}", record.id, status.error().message));
    }
    progress.step(record.id);
  }
  progress.clear();
  std::string summary = stale.empty() ? "nothing is stale" : counted(done, "article") + " read again";
  if (failed > 0) summary += fmt::format(", {} failed and keep their old reading", failed);
  if (!interrupted()) {
    TRY(const std::string compared, refresh_relations(context, ledger));
    summary += compared;
  }
  context.streams.out << fmt::format("{}: {}\n", path, summary);
  if (interrupted()) return kInterrupted;
  return failed > 0 ? (done > 0 ? kPartial : kUsage) : kFine;
}

}  // namespace

void add_refresh(CLI::App& app, Context& context) {
  auto path = std::make_shared<std::string>(LedgerOptions{}.path);
  CLI::App& verb = new_verb(app, {"refresh", "read again what another version or other word lists read", kGroupLedger,
                                  "whosays refresh -l harbour.db"});
  add_ledger_option(verb, *path);
  when_run(verb, context, [&context, path] { return run_refresh(context, *path); });
}

}  // namespace whosays::cli
