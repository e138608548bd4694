// inspect: the text as it stands after a stage, for those who work on the program.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/layout.h"
#include "base/utf8.h"
#include "cli/inputs.h"
#include "cli/program.h"
#include "cli/verbs.h"
#include "doc/text_form.h"
#include "engine/batch.h"
#include "engine/pipeline.h"
#include "engine/statement_net.h"

namespace whosays::cli {
namespace {

struct InspectOptions {
  std::string stage;
  std::vector<std::string> inputs;
  std::string from;
  bool explain = false;
};

void list_stages(Context& context) {
  for (const StageInfo& stage : engine::stages())
    context.streams.out << layout::labelled(stage.name, stage.what, 14, context.streams.width);
}

Error unknown_stage(const std::string& name) {
  std::vector<std::string> names;
  for (const StageInfo& stage : engine::stages()) names.emplace_back(stage.name);
  const std::string near = nearest(name, names);
  return {ErrorKind::usage, fmt::format("there is no stage \"{}\"{}; whosays inspect lists them", name,
                                        near.empty() ? "" : fmt::format("; did you mean {}?", near))};
}

/// Says no for a stage that does not exist.
Status check_stage(const std::string& name) {
  const std::span<const StageInfo> stages = engine::stages();
  const auto stage = std::find_if(stages.begin(), stages.end(), [&](const StageInfo& s) { return s.name == name; });
  if (stage == stages.end()) return name == "all" ? success() : Status(unknown_stage(name));
  return success();
}

/// Label of each word of the text, and its share among all ways to label it.
std::string labels_of_words(const Document& document) {
  std::string text;
  for (const auto& [span, given] : engine::labelled_words(document))
    text += fmt::format("  {}-{} \"{}\": {} {:.2f}\n", span.begin, span.end,
                        utf8::made_safe(slice(document.article.text, span), false), quote::name_of_label(given.label),
                        given.share);
  return text.empty() ? text : "labels\n" + text;
}

/// The rule or score behind each decision, a line a row.
std::string explanation(const Document& document, const std::string& stage) {
  std::string text;
  const auto row = [&](Field field, std::span<const Span> spans, std::string_view why) {
    const std::string words = words_of_spans(document.article.field(field), spans);
    text += fmt::format("  {} \"{}\": {}\n", word(field), utf8::made_safe(words, false), why);
  };
  if (stage == "attributions" || stage == "quotes" || stage == "all")
    for (const Attribution& attribution : document.attributions.rows)
      row(attribution.field, document.attributions.spans.at(attribution.cue),
          fmt::format("{}, confidence {:.2f}{}", attribution.rule, attribution.confidence,
                      attribution.doubt.empty() ? "" : ", doubt: " + attribution.doubt));
  if (stage == "statements" || stage == "all")
    for (const Statement& statement : document.statements.rows)
      row(statement.field, document.statements.spans.at(statement.cue),
          fmt::format("{} {}", statement.id.substr(0, 8), statement.why));
  if (text.empty()) return "explained: this stage keeps no reasons\n";
  return "explained\n" + text + labels_of_words(document);
}

Result<ExitCode> run_inspect(Context& context, const InspectOptions& options) {
  if (options.stage.empty()) {
    list_stages(context);
    return kFine;
  }
  TRY_VOID(check_stage(options.stage));
  if (options.inputs.empty())
    return Error{ErrorKind::usage, fmt::format("which file? whosays inspect {} FILE", options.stage)};
  engine::BatchOptions batch;
  TRY(batch.format, parse_input_format(options.from));
  std::size_t done = 0;
  std::size_t failed = 0;
  engine::run_batch(options.inputs, batch, [&](engine::BatchItem item) {
    Result<std::string> text = item.document.ok() ? text_form::dump(**item.document, options.stage)
                                                  : Result<std::string>(item.document.error());
    text.ok() ? ++done : ++failed;
    if (!text.ok())
      report_failure(context, text.error());
    else
      context.streams.out << (context.streams.out_is_terminal ? utf8::made_safe(*text) : *text)
                          << (options.explain ? explanation(**item.document, options.stage) : "") << std::flush;
    return context.streams.out.good();
  });
  return failed == 0 ? kFine : (done > 0 ? kPartial : kUsage);
}

}  // namespace

void add_inspect(CLI::App& app, Context& context) {
  auto options = std::make_shared<InspectOptions>();
  CLI::App& verb =
      new_verb(app, {"inspect", "the text as it stands after a stage; alone, the stages and their state", kGroupWorking,
                     "whosays inspect\n"
                     "whosays inspect tokens ferry.txt\n"
                     "whosays inspect statements ferry.txt --explain"});
  verb.add_option("STAGE", options->stage, "a stage's name, or all")->type_name("");
  verb.add_option("FILE", options->inputs, "files to read; - is standard input")->type_name("");
  add_input_format_option(verb, options->from);
  verb.add_flag("--explain", options->explain, "the rule or score behind each decision, the labels of the words");
  when_run(verb, context, [&context, options] { return run_inspect(context, *options); });
}

}  // namespace whosays::cli
