// export: the story in a format that other programs and readers open. Published articles only.
#include <filesystem>
#include <memory>

#include "cli/output_file.h"
#include "cli/story_view.h"
#include "cli/verbs.h"
#include "engine/pipeline.h"
#include "export/export.h"

namespace whosays::cli {
namespace {

struct ExportOptions {
  LedgerOptions ledger;
  std::string as;
  std::string out;
  bool force = false;
};

exports::Provenance provenance(const ExportOptions& options) {
  return {std::filesystem::path(options.ledger.path).stem().string(), today(), std::string(engine::kMachineNotice)};
}

void write(story::World& world, const ExportOptions& options, std::ostream& out) {
  const story::Story story = story::tell_setting_aside(world);
  if (options.as == "jsonl") exports::write_jsonl(world, story, out, provenance(options));
  if (options.as == "csv") exports::write_csv(world, story, out);
  if (options.as == "report.html") exports::write_report_html(world, story, out, provenance(options));
}

Result<ExitCode> run_export(Context& context, const ExportOptions& options) {
  if (!options.out.empty()) TRY_VOID(may_write(options.out, options.force));
  TRY(story::World world, load_world(options.ledger, true));
  if (options.out.empty()) {
    write(world, options, context.streams.out);
  } else {
    TRY_VOID(write_whole_file(options.out, [&](std::ostream& out) { write(world, options, out); }));
    context.streams.err << "written: " << options.out << '\n';
  }
  exports::Provenance made = provenance(options);
  made.notice.clear();  // said already, as the opening line
  context.streams.err << exports::closing_words(world, made) << '\n';
  return kFine;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App& verb = new_verb(
      app, {"export", "the story as statements (jsonl, csv) or as one page to read (report.html)", kGroupLedger,
            "whosays export --as report.html -o report.html -l harbour.db\n"
            "whosays export --as csv --as-of 2031-05-04 -l harbour.db > statements.csv"});
  verb.add_option("--as", options->as, "jsonl, csv or report.html; published articles only")
      ->required()
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"jsonl", "csv", "report.html"}));
  verb.add_option("-o,--out", options->out, "write to this file (mode 0600) instead of standard output")
      ->type_name("FILE");
  verb.add_flag("--force", options->force, "write over a file that is there");
  add_ledger_option(verb, options->ledger.path);
  add_view_options(verb, options->ledger);
  when_run(verb, context, [&context, options] { return run_export(context, *options); });
}

}  // namespace whosays::cli
