// `whosays eval footing`: statements against hand-written samples in the text form.
#include <memory>

#include "base/utf8.h"
#include "cli/eval_verbs.h"
#include "engine/pipeline.h"
#include "eval/goldens.h"

namespace whosays::cli {
namespace {

struct FootingOptions {
  std::vector<std::string> paths;
  bool verbose = false;
};

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

}  // namespace

void add_eval_footing(CLI::App& eval, Context& context) {
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

}  // namespace whosays::cli
