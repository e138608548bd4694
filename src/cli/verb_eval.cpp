// `whosays eval`: scores on gold files, for those who work on the program.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <thread>

#include "base/utf8.h"
#include "cli/verb.h"
#include "cli/verbs.h"
#include "engine/pipeline.h"
#include "eval/attribution.h"
#include "eval/extraction.h"
#include "eval/goldens.h"
#include "read/read.h"

namespace whosays::cli {
namespace {

struct AttributionOptions {
  std::string gold;
  std::string predicted;
  bool json = false;
  bool by_rule = false;
};

struct FootingOptions {
  std::vector<std::string> paths;
  bool verbose = false;
};

/// The gold's texts through the line, on all cores; rows in the order of the gold.
std::vector<eval::AttributedText> analysed(const std::vector<eval::AttributedText>& gold) {
  std::vector<eval::AttributedText> rows(gold.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < gold.size(); i = next++) {
      Article article;
      article.id = gold[i].id;
      article.text = gold[i].text;
      article.text_map = SourceMap::identity(static_cast<std::uint32_t>(article.text.size()));
      rows[i] = eval::predicted_of(*engine::analyse(std::move(article)));
    }
  };
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) workers.emplace_back(work);
  }
  return rows;
}

Result<ExitCode> run_attribution(const AttributionOptions& options, Context& context) {
  if (options.by_rule && !options.predicted.empty()) {
    return Error{ErrorKind::usage, "--by-rule needs the program's own reading: leave --predicted out"};
  }
  TRY(const std::vector<eval::AttributedText> gold, eval::read_gold(options.gold));
  std::vector<eval::AttributedText> predicted;
  if (options.predicted.empty()) {
    predicted = analysed(gold);
  } else {
    TRY(predicted, eval::read_predicted(options.predicted));
  }
  const eval::AttributionScores scores = eval::score_attribution(gold, predicted);
  context.streams.out << (options.json ? eval::json_of(scores) : eval::table_of(scores));
  if (options.by_rule) context.streams.out << '\n' << eval::rules_table_of(scores);
  return kFine;
}

Result<ExitCode> run_footing(const FootingOptions& options, Context& context) {
  TRY(const std::vector<std::string> files, eval::golden_files(options.paths));
  TRY(const eval::GoldenReport report, eval::score_goldens(files, engine::analyse));
  if (options.verbose) {
    for (const std::string& miss : report.misses) context.streams.out << utf8::made_safe(miss, false) << '\n';
    if (!report.misses.empty()) context.streams.out << '\n';
  }
  context.streams.out << eval::table_of(report);
  return kFine;
}

struct ExtractionOptions {
  std::vector<std::string> folders;
  bool verbose = false;
};

/// The text of a page as `whosays read` would have it; empty when it could not be read.
std::string extracted(const std::string& path) {
  std::string text;
  read::Request request;
  request.name = path;
  request.format = read::Format::html;
  read::read_file(path, request, [&](Result<read::ReadArticle> read) {
    if (read.ok()) text = std::move(read->article.text);
    return false;
  });
  return text;
}

Result<ExitCode> run_extraction(const ExtractionOptions& options, Context& context) {
  for (const std::string& folder : options.folders) {
    TRY(const eval::ExtractionGold gold, eval::read_extraction_gold(folder));
    std::map<std::string, std::string> predicted;
    for (const eval::ExtractionPage& page : gold.pages)
      predicted[page.id] = extracted(fmt::format("{}/html/{}.html.gz", folder, page.id));
    context.streams.out << eval::table_of(eval::score_extraction(gold, predicted), options.verbose);
  }
  return kFine;
}

void add_extraction(CLI::App& eval, Context& context) {
  const auto options = std::make_shared<ExtractionOptions>();
  CLI::App& verb = new_verb(eval, {"extraction", "article bodies of web pages against gold bodies", kGroupWorking,
                                   "whosays eval extraction ../shared/data/corpus/article-extraction-benchmark-dev"});
  verb.add_option("folders", options->folders, "html/ID.html.gz with ground-truth.json or ground-truth/ID.json")
      ->required()
      ->type_name("FOLDER");
  verb.add_flag("--verbose", options->verbose, "a line for every page, the worst first");
  when_run(verb, context, [options, &context] { return run_extraction(*options, context); });
}

void add_attribution(CLI::App& eval, Context& context) {
  const auto options = std::make_shared<AttributionOptions>();
  CLI::App& verb = new_verb(eval, {"attribution", "statements against a gold attribution file", kGroupWorking,
                                   "whosays eval attribution gold.jsonl --by-rule\n"
                                   "whosays read --from jsonl --format jsonl gold.jsonl > predicted.jsonl\n"
                                   "whosays eval attribution gold.jsonl --predicted predicted.jsonl --json"});
  verb.add_option("gold", options->gold, "gold file, one document a line")->required()->type_name("GOLD.jsonl");
  verb.add_option("--predicted", options->predicted, "what to score, - for standard input; else the texts are read now")
      ->type_name("FILE.jsonl");
  verb.add_flag("--json", options->json, "one JSON object");
  verb.add_flag("--by-rule", options->by_rule, "also what each pattern found, and how much of it is right");
  when_run(verb, context, [options, &context] { return run_attribution(*options, context); });
}

void add_footing(CLI::App& eval, Context& context) {
  const auto options = std::make_shared<FootingOptions>();
  options->paths = {"tests/golden/statements/open"};  // the frozen half is for judges
  CLI::App& verb = new_verb(eval, {"footing", "statements against hand-written samples in the text form", kGroupWorking,
                                   "whosays eval footing\n"
                                   "whosays eval footing tests/golden/statements/open/denial.txt --verbose"});
  verb.add_option("paths", options->paths, "files of samples, or folders with them")
      ->type_name("PATH")
      ->capture_default_str();
  verb.add_flag("--verbose", options->verbose, "a line for everything missed");
  when_run(verb, context, [options, &context] { return run_footing(*options, context); });
}

}  // namespace

void add_eval(CLI::App& app, Context& context) {
  CLI::App& eval =
      new_verb(app, {"eval", "scores on gold files", kGroupWorking,
                     "whosays eval attribution gold.jsonl\nwhosays eval footing tests/golden/statements/open"});
  eval.require_subcommand(1);
  add_attribution(eval, context);
  add_footing(eval, context);
  add_extraction(eval, context);
}

}  // namespace whosays::cli
