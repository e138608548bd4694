// diff: two versions of an article, from files or from a ledger.
#include "diff/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>

#include "cli/inputs.h"
#include "cli/verbs.h"
#include "engine/batch.h"

namespace whosays::cli {
namespace {

struct DiffOptions {
  std::string a, b;
  std::string from;
  std::string ledger{kUsualLedger};
  std::string format = "terminal";
};

Result<DocumentRecords> from_file(const DiffOptions& options, const std::string& path, std::int64_t row) {
  engine::BatchOptions batch;
  TRY(batch.format, parse_input_format(options.from));
  batch.threads = 1;
  std::vector<Result<FrozenDocument>> documents;
  engine::run_batch({path}, batch, [&](engine::BatchItem item) {
    documents.push_back(std::move(item.document));
    return documents.size() < 2;
  });
  if (documents.empty()) return Error{ErrorKind::input, fmt::format("{}: no article in it", path)};
  if (!documents.front().ok()) return documents.front().error();
  if (documents.size() > 1)
    return Error{ErrorKind::usage, fmt::format("{}: more than one article in it; diff takes one on each side", path)};
  return records_of(**documents.front(), row);
}

/// "3f2a90c1" is the newest version of the article whose id begins so, "3f2a90c1@1" its first.
Result<ArticleRecord> find_version(const std::vector<ArticleRecord>& all, const std::string& handle,
                                   const std::string& ledger) {
  const std::size_t at = handle.find('@');
  const std::string id = handle.substr(0, at);
  std::uint32_t version = 0;
  if (at != std::string::npos) {
    const char* const end = handle.data() + handle.size();
    const auto parsed = std::from_chars(handle.data() + at + 1, end, version);
    if (parsed.ec != std::errc() || parsed.ptr != end || version == 0)
      return Error{ErrorKind::usage, fmt::format("{}: write a version as {}@1", handle, id)};
  }
  const ArticleRecord* found = nullptr;
  for (const ArticleRecord& article : all) {
    if (id.empty() || !article.id.starts_with(id)) continue;
    if (found != nullptr && found->id != article.id)
      return Error{ErrorKind::usage, fmt::format("\"{}\" begins the ids of several articles; write more of it", id)};
    const bool fits =
        version != 0 ? article.version == version : (found == nullptr || article.version > found->version);
    if (fits) found = &article;
  }
  if (found != nullptr) return *found;
  return Error{ErrorKind::not_found,
               fmt::format("\"{}\" is neither a file nor an article of {}; whosays info -l {} lists what is in it",
                           handle, ledger, ledger)};
}

/// Records of a ledger, loaded once for both sides.
class LedgerSide {
 public:
  explicit LedgerSide(std::string path) : path_(std::move(path)) {}

  Result<DocumentRecords> article(const std::string& handle) {
    TRY_VOID(load());
    TRY(const ArticleRecord found, find_version(articles_, handle, path_));
    return records(found);
  }

  /// The version before the newest one, for `diff ID`.
  Result<DocumentRecords> version_before(const ArticleRecord& newest) {
    const ArticleRecord* before = nullptr;
    for (const ArticleRecord& article : articles_)
      if (article.id == newest.id && article.version < newest.version &&
          (before == nullptr || article.version > before->version))
        before = &article;
    if (before == nullptr)
      return Error{
          ErrorKind::not_found,
          fmt::format("{} has one version of article {}; name what it is to be compared with", path_, newest.id)};
    return records(*before);
  }

 private:
  Status load() {
    if (loaded_) return success();
    TRY(Ledger ledger, open_ledger(path_));
    View view;
    view.all_versions = true;
    TRY(articles_, ledger.articles(view, true));
    TRY(statements_, ledger.statements(view));
    TRY(actors_, ledger.actors(view));
    TRY(remarks_, ledger.remarks(view));
    loaded_ = true;
    return success();
  }

  [[nodiscard]] DocumentRecords records(const ArticleRecord& article) const {
    DocumentRecords out;
    out.article = article;
    const auto take = [&](const auto& from, auto& to) {
      std::copy_if(from.begin(), from.end(), std::back_inserter(to),
                   [&](const auto& record) { return record.article_row == article.row; });
    };
    take(statements_, out.statements);
    take(actors_, out.actors);
    take(remarks_, out.remarks);
    return out;
  }

  std::string path_;
  bool loaded_ = false;
  std::vector<ArticleRecord> articles_;
  std::vector<StatementRecord> statements_;
  std::vector<ActorRecord> actors_;
  std::vector<RemarkRecord> remarks_;
};

bool is_file(const std::string& name) {
  std::error_code ignored;
  return name == "-" || std::filesystem::is_regular_file(name, ignored);
}

Result<DocumentRecords> side(const DiffOptions& options, LedgerSide& ledger, const std::string& name,
                             std::int64_t row) {
  if (is_file(name)) return from_file(options, name, row);
  // What looks like a file's name is told about as one.
  std::error_code ignored;
  if (name.find('/') != std::string::npos || name.find('.') != std::string::npos)
    return Error{ErrorKind::input, fmt::format("{}: no such file; check the name", name)};
  if (options.ledger == kUsualLedger && !std::filesystem::exists(options.ledger, ignored))
    return Error{ErrorKind::input, fmt::format("{}: no such file; for an article of a ledger: -l FILE", name)};
  return ledger.article(name);
}

Result<ExitCode> run_diff(Context& context, const DiffOptions& options) {
  LedgerSide ledger(options.ledger);
  constexpr std::int64_t kFileRow = -1;  // rows of ledgers are positive
  TRY(DocumentRecords first, side(options, ledger, options.a, kFileRow));
  DocumentRecords second;
  if (!options.b.empty()) {
    TRY(second, side(options, ledger, options.b, kFileRow - 1));
  } else if (is_file(options.a)) {
    return Error{ErrorKind::usage, "compared with what? whosays diff A B"};
  } else {
    second = std::move(first);
    TRY(first, ledger.version_before(second.article));
  }
  const bool machine = options.format != "terminal";
  const diff::Difference difference = diff::compare(std::move(first), std::move(second));
  if (difference.two_articles)
    return Error{
        ErrorKind::usage,
        "these are two articles, not two versions of one: hardly a sentence stands in both; `whosays origins` says "
        "which article is made from which"};
  if (!machine) machine_notice(context);
  context.streams.out << (machine ? safe_json(diff::as_json(difference)) + "\n"
                                  : diff::as_text(difference, context.streams.width, context.streams.colour));
  return difference.changes.empty() && difference.notices.empty() ? kFine : kFound;
}

}  // namespace

void add_diff(CLI::App& app, Context& context) {
  auto options = std::make_shared<DiffOptions>();
  CLI::App& verb =
      new_verb(app, {"diff", "two versions of an article: what changed in who says what, with or without a notice",
                     kGroupReading,
                     "whosays diff old.html new.html\n"
                     "whosays diff 3f2a90c1 50a411f8 -l harbour.db\n"
                     "whosays diff 3f2a90c1@1 3f2a90c1@2 -l harbour.db --format json\n"
                     "whosays diff 3f2a90c1 -l harbour.db"});
  verb.add_option("A", options->a,
                  "the earlier version: a file, or the beginning of an article's id (ID@1: its version 1)")
      ->required()
      ->type_name("");
  verb.add_option("B", options->b, "the later one; without it the version of A before its newest is compared with that")
      ->type_name("");
  add_input_format_option(verb, options->from);
  add_ledger_option(verb, options->ledger);
  add_object_format_option(verb, options->format);
  when_run(verb, context, [&context, options] { return run_diff(context, *options); });
}

}  // namespace whosays::cli
