// read: an article in, its statements out; stores nothing.
#include <fmt/format.h>

#include <memory>

#include "cli/article_view.h"
#include "cli/fetching.h"
#include "cli/inputs.h"
#include "cli/verbs.h"
#include "doc/article_json.h"
#include "doc/conllu.h"
#include "doc/text_form.h"
#include "engine/batch.h"
#include "engine/pipeline.h"

namespace whosays::cli {
namespace {

struct ReadOptions {
  std::vector<std::string> inputs;
  std::string from;
  std::string format = "terminal";
  std::string offsets = "code_points";
  unsigned threads = 0;
  FetchingOptions fetching;
};

/// Formats of the design that come with a later issue.
bool is_coming(const std::string& format) { return format == "html" || format == "brat"; }

utf8::Unit unit_of(const std::string& word) {
  if (word == "utf8") return utf8::Unit::utf8;
  return word == "utf16" ? utf8::Unit::utf16 : utf8::Unit::code_points;
}

Status print(Context& context, const ReadOptions& options, const Document& document) {
  std::ostream& out = context.streams.out;
  if (options.format == "jsonl") {
    out << safe_json(to_json(document, JsonOptions{unit_of(options.offsets)})) << '\n' << std::flush;
  } else if (options.format == "conllu") {
    out << conllu::written(document) << std::flush;
  } else if (options.format == "text") {
    TRY(const std::string text, text_form::dump(document, "all"));
    out << (context.streams.out_is_terminal ? utf8::made_safe(text) : text) << std::flush;
  } else {
    out << '\n' << article_view(document, {context.streams.width, context.streams.colour}) << std::flush;
  }
  return success();
}

Result<ExitCode> run_read(Context& context, const ReadOptions& options) {
  if (is_coming(options.format))
    return Error{ErrorKind::not_built,
                 fmt::format("--format {} is not built yet; use terminal, jsonl, conllu or text", options.format)};
  engine::BatchOptions batch;
  TRY(batch.format, parse_input_format(options.from));
  batch.threads = options.threads;
  trial_notice(context, options.format != "terminal");
  read::ReadSummary archives;
  batch.summary = &archives;
  net::Reader reader({fetch_options(options.fetching), false, {}, {}, {}});
  batch.reader = [&](const read::Request& request, const read::Sink& sink) { reader.read_input(request, sink); };
  std::size_t done = 0;
  std::size_t failed = 0;
  engine::run_batch(options.inputs, batch, [&](engine::BatchItem item) {
    const Status printed = item.document.ok() ? print(context, options, **item.document) : item.document.error();
    printed.ok() ? ++done : ++failed;
    if (!printed.ok()) report_failure(context, printed.error());
    return context.streams.out.good();
  });
  if (archives.records > 0) context.streams.err << archives.text() << '\n';
  if (done == 0 && failed > 0) return kUsage;
  return failed > 0 ? kPartial : kFine;
}

}  // namespace

void add_read(CLI::App& app, Context& context) {
  auto options = std::make_shared<ReadOptions>();
  CLI::App& verb = new_verb(app, {"read", "an article in, its statements out; stores nothing", kGroupReading,
                                  "whosays read ferry.html\n"
                                  "whosays read https://courier.callis.example/ferry\n"
                                  "whosays read --format jsonl articles/*.txt > statements.jsonl\n"
                                  "cat articles.jsonl | whosays read - --from jsonl --format jsonl"});
  verb.add_option("FILE", options->inputs, "files or addresses to read; - is standard input")
      ->required()
      ->type_name("");
  add_input_format_option(verb, options->from);
  verb.add_option("--format", options->format,
                  "terminal (for people), jsonl (for programs), conllu (words) or text (all layers)")
      ->type_name("WORD")
      ->check(CLI::IsMember({"terminal", "jsonl", "text", "html", "brat", "conllu"}))
      ->capture_default_str();
  verb.add_option("--offsets", options->offsets, "unit of spans in jsonl: code_points, utf8 or utf16")
      ->type_name("WORD")
      ->check(CLI::IsMember({"code_points", "utf8", "utf16"}))
      ->capture_default_str();
  add_threads_option(verb, options->threads);
  add_fetching_options(verb, options->fetching);
  when_run(verb, context, [&context, options] { return run_read(context, *options); });
}

}  // namespace whosays::cli
