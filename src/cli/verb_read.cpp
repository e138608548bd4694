// read: an article in, its statements out; stores nothing.
#include <fmt/format.h>

#include <memory>

#include "base/counted.h"
#include "cli/article_output.h"
#include "cli/fetching.h"
#include "cli/inputs.h"
#include "cli/verbs.h"
#include "engine/batch.h"
#include "show/words.h"

namespace whosays::cli {
namespace {

struct ReadOptions {
  std::vector<std::string> inputs;
  std::string from;
  std::string format = "terminal";
  std::string offsets = "code_points";
  std::string view = "statements";
  std::string out;
  bool force = false;
  unsigned threads = 0;
  read::Limits limits;
  FetchingOptions fetching;
};

utf8::Unit unit_of(const std::string& word) {
  if (word == "utf8") return utf8::Unit::utf8;
  return word == "utf16" ? utf8::Unit::utf16 : utf8::Unit::code_points;
}

show::ArticleOrder order_of(const std::string& word) {
  if (word == "sources") return show::ArticleOrder::sources;
  return word == "text" ? show::ArticleOrder::text : show::ArticleOrder::statements;
}

Result<ExitCode> run_read(Context& context, const ReadOptions& options) {
  ArticleOutput output(context,
                       {options.format, unit_of(options.offsets), order_of(options.view), options.out, options.force});
  engine::BatchOptions batch;
  TRY(batch.format, parse_input_format(options.from));
  batch.threads = options.threads;
  TRY_VOID(output.begin());
  batch.limits = options.limits;
  read::ReadSummary archives;
  batch.summary = &archives;
  net::Reader reader({fetch_options(options.fetching), false, {}, {}, {}});
  batch.reader = [&](const read::Request& request, const read::Sink& sink) { reader.read_input(request, sink); };
  std::size_t failed = 0;
  engine::run_batch(options.inputs, batch, [&](engine::BatchItem item) {
    const Status printed = item.document.ok() ? output.put(**item.document) : item.document.error();
    if (printed.ok()) return context.streams.out.good();
    ++failed;
    report_failure(context, printed.error());
    return context.streams.out.good();
  });
  if (archives.records > 0) context.streams.err << archives.text() << '\n';
  if (!options.out.empty())
    context.streams.err << fmt::format("{} written into {}\n", counted(output.written(), "article", "articles"),
                                       options.out);
  if (output.written() == 0 && failed > 0) return kUsage;
  return failed > 0 ? kPartial : kFine;
}

}  // namespace

void add_read(CLI::App& app, Context& context) {
  auto options = std::make_shared<ReadOptions>();
  CLI::App& verb = new_verb(app, {"read", "an article in, its statements out; stores nothing", kGroupReading,
                                  "whosays read ferry.html\n"
                                  "whosays read https://courier.callis.example/ferry\n"
                                  "whosays read --format jsonl articles/*.txt > statements.jsonl\n"
                                  "whosays read --view text ferry.html\n"
                                  "whosays read --format html ferry.html > ferry-statements.html\n"
                                  "whosays read --format brat --out brat/ articles/*.txt\n"
                                  "cat articles.jsonl | whosays read - --from jsonl --format jsonl"});
  verb.add_option("FILE", options->inputs, "files or addresses to read; - is standard input")
      ->required()
      ->type_name("");
  add_input_format_option(verb, options->from);
  verb.add_option("--format", options->format,
                  "terminal or html (for people), jsonl (for programs), brat (for annotators), conllu (words) or text "
                  "(all layers)")
      ->type_name("WORD")
      ->check(CLI::IsMember({"terminal", "jsonl", "text", "html", "brat", "conllu"}))
      ->capture_default_str();
  verb.add_option("--offsets", options->offsets, "unit of spans in jsonl: code_points, utf8 or utf16")
      ->type_name("WORD")
      ->check(CLI::IsMember({"code_points", "utf8", "utf16"}))
      ->capture_default_str();
  verb.add_option("--view", options->view,
                  "on the terminal: statements in text order, sources one after the other, or the text with all marked")
      ->type_name("WORD")
      ->check(CLI::IsMember({"statements", "sources", "text"}))
      ->capture_default_str();
  verb.add_option("-o,--out", options->out, "folder for html and brat: a file or a pair an article, named by its id")
      ->type_name("FOLDER");
  verb.add_flag("--force", options->force, "write over files that are in the folder");
  add_threads_option(verb, options->threads);
  add_limit_options(verb, options->limits);
  add_fetching_options(verb, options->fetching);
  when_run(verb, context, [&context, options] { return run_read(context, *options); });
}

}  // namespace whosays::cli
