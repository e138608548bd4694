// add: articles into the ledger. Read on all cores, written by one hand, one transaction an article; what was added
// before is recognised by id, bytes and reader, and costs only the reading of the file. Stopping at any moment keeps
// what is done. Addresses are fetched one after the other on the reading thread (cli/fetching.h).
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <set>

#include "base/counted.h"
#include "base/text_util.h"
#include "cli/comparing.h"
#include "cli/fetching.h"
#include "cli/inputs.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/touched.h"
#include "cli/verbs.h"
#include "engine/batch.h"
#include "engine/pipeline.h"

namespace whosays::cli {
namespace {

struct AddOptions {
  std::vector<std::string> paths;
  std::string ledger{kUsualLedger};
  std::string from;
  std::string state = "published";
  std::string embargo_until;
  std::string publisher;  ///< for articles that name none
  std::string published;  ///< same
  unsigned threads = 0;
  bool pages = false;  ///< of feeds' entries
  read::Limits limits;
  FetchingOptions fetching;
};

struct Counts {
  std::size_t added = 0;
  std::size_t versions = 0;
  std::size_t unchanged = 0;
  std::size_t failed = 0;
  std::size_t not_modified = 0;  ///< addresses
};

/// Asks the ledger for each article whether it is there, through a connection of its own: workers do so on their
/// threads, and the ledger that is written belongs to one. What it costs does not grow with the ledger.
class Known {
 public:
  static Result<Known> of(const std::string& path) {
    TRY(Ledger ledger, Ledger::open(path, {OpenMode::read, std::chrono::milliseconds(5000)}));
    return Known(std::move(ledger));
  }
  /// When it cannot be told, the article is read, and adding it says what is wrong.
  [[nodiscard]] bool has(const Article& article) {
    const std::lock_guard<std::mutex> alone(*mutex_);
    const auto found = ledger_.has(article.id, article.sha256, engine::version(), engine::model());
    return found.ok() && *found;
  }

 private:
  explicit Known(Ledger ledger) : ledger_(std::move(ledger)) {}
  Ledger ledger_;
  std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();
};

/// The article with what the command line says of articles that do not say it themselves.
FrozenDocument completed(const FrozenDocument& document, const AddOptions& options) {
  const Article& article = document->article;
  const bool publisher = article.publisher.empty() && !options.publisher.empty();
  const bool published = article.published.empty() && !options.published.empty();
  if (!publisher && !published) return document;
  auto copy = std::make_shared<Document>(*document);
  if (publisher) copy->article.publisher = options.publisher;
  if (published) copy->article.published = options.published;
  return copy;
}

bool is_ledger(const std::string& path, const std::string& ledger) {
  std::error_code error;
  if (path == "-") return false;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"})
    if (std::filesystem::equivalent(path, ledger + suffix, error) && !error) return true;
  return false;
}

class Adder {
 public:
  Adder(Context& context, const AddOptions& options, Ledger ledger, Known known, EarlierVisits earlier)
      : context_(context),
        options_(options),
        ledger_(std::move(ledger)),
        known_(std::move(known)),
        earlier_(std::move(earlier)) {}

  Result<ExitCode> run(Inputs inputs, read::Format format) {
    for (const Error& failure : inputs.failures) fail(failure);
    drop_ledger(inputs.files);
    engine::BatchOptions batch;
    batch.format = format;
    batch.threads = options_.threads;
    batch.limits = options_.limits;
    batch.skip = [this](const Article& article) { return known_.has(article); };
    read::ReadSummary archives;
    batch.summary = &archives;
    Progress progress(context_, inputs.files.size());
    net::Reader reader(reader_options(progress));
    batch.reader = [&](const read::Request& request, const read::Sink& sink) { reader.read_input(request, sink); };
    engine::run_batch(inputs.files, batch, [&](engine::BatchItem item) {
      if (interrupted()) return false;
      take(item, progress);
      progress.step(item.name);
      return !fatal_ && !interrupted();
    });
    progress.clear();
    end_visits(reader);
    if (archives.records > 0) context_.streams.out << archives.text() << '\n';
    if (inputs.passed_over.total() > 0)
      context_.streams.out << words(inputs.passed_over) << "; a file that is named is taken\n";
    context_.streams.out << summary() << '\n' << std::flush;
    if (!interrupted() && !fatal_)
      if (const Status compared = finish_comparing(context_, ledger_, options_.ledger); !compared.ok())
        fail(compared.error());
    if (!interrupted() && !fatal_)
      if (const Status told = print_touched(context_, ledger_, options_.ledger, touching_); !told.ok())
        fail(told.error());
    return exit_code();
  }

 private:
  net::ReaderOptions reader_options(Progress& progress) {
    net::ReaderOptions reader;
    reader.fetch = fetch_options(options_.fetching);
    reader.pages = options_.pages;
    reader.earlier = [this](const std::string& url) { return earlier_.last(url); };
    reader.stored = [this](const std::string& url) { return earlier_.stored(url); };
    reader.on_request = [&progress](const std::string& url) { progress.fetching(url); };
    return reader;
  }

  /// Only what is stored need not be asked for again.
  void end_visits(const net::Reader& reader) {
    counts_.not_modified = reader.not_modified();
    counts_.unchanged += reader.pages_stored();
    if (unstored_ || fatal_ || interrupted()) return;
    if (const Status kept = keep_visits(ledger_, reader); !kept.ok()) fail(kept.error());
  }

  void fail(const Error& error) {
    ++counts_.failed;
    report_failure(context_, error);
  }

  void drop_ledger(std::vector<std::string>& files) {
    std::erase_if(files, [&](const std::string& file) {
      const bool itself = is_ledger(file, options_.ledger);
      if (itself) report_failure(context_, fmt::format("{}: this is the ledger itself; left out", file));
      return itself;
    });
  }

  void take(const engine::BatchItem& item, Progress& progress) {
    if (!item.document.ok()) {
      progress.clear();
      return fail(item.document.error());
    }
    if (item.skipped) {
      ++counts_.unchanged;
      return;
    }
    const Result<Added> added = store(item);
    if (added.ok()) return count(*added);
    progress.clear();
    unstored_ = true;
    fail({added.error().kind, fmt::format("{}: {}", item.name, added.error().message)});
    // The disk and the lock will not be better for the next article.
    fatal_ = added.error().kind == ErrorKind::io || added.error().kind == ErrorKind::busy ||
             added.error().kind == ErrorKind::corrupt;
  }

  Result<Added> store(const engine::BatchItem& item) {
    FrozenDocument document = completed(*item.document, options_);
    if (net::is_address(item.name) || options_.pages) {
      TRY(std::optional<FrozenDocument> version, as_version(ledger_, document, item.retrieval.get()));
      if (!version) return Added::unchanged;
      document = std::move(*version);
    }
    TRY(const Added added, ledger_.add(*document, item.original, admission(item)));
    if (added != Added::unchanged && may_touch(*document)) touching_.insert(document->article.id);
    return added;
  }

  Admission admission(const engine::BatchItem& item) const {
    Admission admission;
    admission.state = *parse_word<PublicationState>(options_.state);
    admission.embargo_until = options_.embargo_until;
    admission.origin_path = item.name;
    admission.retrieval = item.retrieval;
    return admission;
  }

  void count(Added added) {
    switch (added) {
      case Added::new_article: ++counts_.added; break;
      case Added::new_version: ++counts_.versions; break;
      case Added::unchanged: ++counts_.unchanged; break;
    }
  }

  std::string summary() const {
    std::vector<std::string> parts{counted(counts_.added, "article") + " added"};
    if (counts_.versions > 0) parts.push_back(counted(counts_.versions, "new version"));
    if (counts_.unchanged > 0) parts.push_back(fmt::format("{} already there", counts_.unchanged));
    if (counts_.not_modified > 0)
      parts.push_back(counted(counts_.not_modified, "address", "addresses") + " not changed since the last visit");
    if (counts_.failed > 0) parts.push_back(fmt::format("{} failed", counts_.failed));
    std::string line = fmt::format("{}: {}", options_.ledger, joined(parts, ", "));
    if (interrupted()) line += "; stopped by you, what was added is kept: the same command goes on from here";
    return line;
  }

  ExitCode exit_code() const {
    if (interrupted()) return kInterrupted;
    const std::size_t done = counts_.added + counts_.versions + counts_.unchanged + counts_.not_modified;
    if (counts_.failed == 0) return kFine;
    return done > 0 ? kPartial : kUsage;
  }

  Context& context_;
  const AddOptions& options_;
  Ledger ledger_;
  Known known_;  // goes before the ledger: who writes closes last, and takes the log with it
  EarlierVisits earlier_;
  Counts counts_;
  std::set<std::string> touching_;  ///< ids of added articles with a finding or a notice
  bool unstored_ = false;           ///< an article was read and could not be stored
  bool fatal_ = false;
};

Status check(const AddOptions& options) {
  const bool embargoed = options.state == "embargoed";
  if (embargoed && options.embargo_until.empty())
    return Error{ErrorKind::usage, "--state embargoed needs its day: --embargo-until 2031-05-03"};
  if (!embargoed && !options.embargo_until.empty())
    return Error{ErrorKind::usage, "--embargo-until needs --state embargoed"};
  return success();
}

Result<ExitCode> run_add(Context& context, const AddOptions& options) {
  TRY_VOID(check(options));
  TRY(const read::Format format, parse_input_format(options.from));
  Inputs inputs = expanded(options.paths);
  if (inputs.files.empty()) {
    for (const Error& failure : inputs.failures) report_failure(context, failure);
    if (!inputs.failures.empty()) return kUsage;
    return Error{ErrorKind::input,
                 fmt::format("no articles there (html htm xhtml txt text md jsonl ndjson){}; name files to try others",
                             inputs.passed_over.total() == 0 ? "" : ", " + words(inputs.passed_over))};
  }
  std::error_code ignored;
  const bool is_new = !std::filesystem::exists(options.ledger, ignored);
  TRY(Ledger ledger, Ledger::open(options.ledger, {OpenMode::create, std::chrono::milliseconds(5000)}));
  if (is_new)
    for (const std::string& warning : location_warnings(options.ledger)) report_failure(context, warning);
  TRY(Known known, Known::of(options.ledger));
  TRY(EarlierVisits earlier, EarlierVisits::of(options.ledger));
  catch_interrupts();
  return Adder(context, options, std::move(ledger), std::move(known), std::move(earlier))
      .run(std::move(inputs), format);
}

}  // namespace

void add_add(CLI::App& app, Context& context) {
  auto options = std::make_shared<AddOptions>();
  CLI::App& verb = new_verb(app, {"add", "articles into the ledger; again is harmless", kGroupLedger,
                                  "whosays add articles/ -l harbour.db\n"
                                  "whosays add \"pages/*.html\" --publisher \"Callis Courier\" -l harbour.db\n"
                                  "whosays add https://courier.callis.example/feed.xml --fetch -l harbour.db\n"
                                  "whosays add draft.txt --state draft -l harbour.db"});
  verb.add_option("PATH", options->paths,
                  "files, folders (with all below them), patterns or addresses; - is standard input")
      ->required()
      ->type_name("");
  add_ledger_option(verb, options->ledger);
  add_input_format_option(verb, options->from);
  verb.add_option("--state", options->state,
                  "published, draft, private or embargoed: exports leave out all but the first")
      ->type_name("WORD")
      ->check(CLI::IsMember({"published", "draft", "private", "embargoed"}))
      ->capture_default_str();
  verb.add_option("--embargo-until", options->embargo_until, "the day an embargo ends")
      ->type_name("DATE")
      ->check(iso_date());
  verb.add_option("--publisher", options->publisher, "publisher of articles that name none")->type_name("NAME");
  verb.add_option("--published", options->published, "day of articles that state none")
      ->type_name("DATE")
      ->check(iso_date());
  add_threads_option(verb, options->threads);
  add_limit_options(verb, options->limits);
  verb.add_flag("--fetch", options->pages, "fetch the pages of a feed's entries that carry only a part of the article");
  add_fetching_options(verb, options->fetching);
  add_pages_options(verb, options->fetching);
  when_run(verb, context, [&context, options] { return run_add(context, *options); });
}

}  // namespace whosays::cli
