// `whosays eval extraction`: article bodies of web pages against gold bodies.
#include <fmt/format.h>

#include <map>
#include <memory>

#include "cli/eval_verbs.h"
#include "eval/extraction.h"
#include "read/read.h"

namespace whosays::cli {
namespace {

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

}  // namespace

void add_eval_extraction(CLI::App& eval, Context& context) {
  const auto options = std::make_shared<ExtractionOptions>();
  CLI::App& verb = new_verb(eval, {"extraction", "article bodies of web pages against gold bodies", kGroupWorking,
                                   "whosays eval extraction ../shared/data/corpus/article-extraction-benchmark-dev"});
  verb.add_option("folders", options->folders, "html/ID.html.gz with ground-truth.json or ground-truth/ID.json")
      ->required()
      ->type_name("FOLDER");
  verb.add_flag("--verbose", options->verbose, "a line for every page, the worst first");
  when_run(verb, context, [options, &context] { return run_extraction(*options, context); });
}

}  // namespace whosays::cli
