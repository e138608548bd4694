// model: the models of the program or of a file: what they are and whether they are whole.
#include <fmt/format.h>

#include <memory>

#include "base/counted.h"
#include "base/layout.h"
#include "base/utf8.h"
#include "cli/verbs.h"
#include "engine/model_runners.h"
#include "model/container.h"
#include "model/embedded.h"
#include "model/header_json.h"
#include "model/kernels.h"

namespace whosays::cli {
namespace {

constexpr std::size_t kLabel = 14;

struct Options {
  std::string file;
  std::string format = "terminal";
};

/// The named file, or every model of the program, hashes verified.
Result<std::vector<model::Model>> models_of(const Options& options) {
  std::vector<model::Model> all;
  if (!options.file.empty()) {
    TRY(model::Model one, model::Model::open(options.file));
    all.push_back(std::move(one));
    return all;
  }
  for (const model::Embedded& embedded : model::embedded_models()) {
    TRY(model::Model one, model::embedded_model(embedded.name));
    TRY_VOID(one.verify_hash());
    all.push_back(std::move(one));
  }
  return all;
}

std::string safe(std::string_view text) { return utf8::made_safe(text, false); }

std::string json_line(const model::Model& model) {
  const std::string header = model::header_to_json(model.header());
  return safe_json(fmt::format(R"({{"schema":"whosays.model/1","fingerprint":"{}","bytes":{},{})", model.fingerprint(),
                               model.size(), header.substr(1)));
}

std::string card(const Context& context, const model::Model& model) {
  const model::Header& header = model.header();
  std::string text;
  const auto line = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) text += layout::labelled(label, safe(value), kLabel, context.streams.width);
  };
  line("model", fmt::format("{}, of kind {}, version {}", header.name, header.kind, header.version));
  line("run time", header.engine_first == header.engine_last
                       ? fmt::format("revision {}", header.engine_first)
                       : fmt::format("revisions {} to {}", header.engine_first, header.engine_last));
  line("fingerprint", model.fingerprint());
  line("size", fmt::format("{} bytes, {}", model.size(), counted(model.tensors().size(), "tensor")));
  line("licence", header.licence.empty() ? std::string() : header.licence + " (of the weights, apart from the code's)");
  line("made by", header.made_by);
  for (const model::TrainingData& data : header.data)
    line("trained on", fmt::format("{}{}{}: {}", data.name, data.part.empty() ? "" : " ", data.part, data.licence));
  for (const model::Score& score : header.scores)
    line("score", fmt::format("{} {} on {} ({})", score.measure, score.value, score.data, score.command));
  line("self-test", counted(header.self_test.size(), "sample"));
  return text;
}

Result<ExitCode> show(Context& context, const Options& options) {
  TRY(const std::vector<model::Model> all, models_of(options));
  std::ostream& out = context.streams.out;
  if (options.format == "jsonl") {
    for (const model::Model& model : all) out << json_line(model) << '\n';
    return kFine;
  }
  if (all.empty())
    out << "no model in a container is part of this program; the word lists and models/sentences.bin are\n";
  for (std::size_t i = 0; i < all.size(); ++i) out << (i == 0 ? "" : "\n") << card(context, all[i]);
  if (!all.empty()) out << fmt::format("\n{:<{}}{}\n", "kernels", kLabel, model::kernels().name);
  return kFine;
}

Result<ExitCode> check(Context& context, const Options& options) {
  TRY(const std::vector<model::Model> all, models_of(options));
  std::ostream& out = context.streams.out;
  ExitCode code = kFine;
  if (all.empty()) out << "no model in a container is part of this program: nothing to check\n";
  for (const model::Model& model : all) {
    const model::Header& header = model.header();
    const engine::SelfTest test = engine::run_self_test(model);
    const std::string name = safe(header.name);
    out << fmt::format("{}: the hash is right ({})\n", name, model.fingerprint());
    if (test.no_runner)
      out << fmt::format("{}: self-test not run, since this program runs no models of the kind \"{}\"\n", name,
                         safe(header.kind));
    else
      out << fmt::format("{}: {} of {} right\n", name, test.right, counted(header.self_test.size(), "sample"));
    for (const std::string& wrong : test.wrong) out << fmt::format("{}: {}\n", name, safe(wrong));
    if (!test.wrong.empty()) code = kFound;
  }
  return code;
}

CLI::App& part(CLI::App& verb, const VerbText& text, Options& options) {
  CLI::App& sub = new_verb(verb, text);
  sub.add_option("FILE", options.file, "a model container; without it, the models of the program");
  return sub;
}

}  // namespace

void add_model(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App& verb = new_verb(app, {"model", "model cards and self-tests", kGroupWorking,
                                  "whosays model show\nwhosays model check models/core.wsm"});
  verb.require_subcommand(1);
  CLI::App& shown =
      part(verb, {"show", "what a model is: identity, licences, scores", "", "whosays model show"}, *options);
  add_format_option(shown, options->format);
  when_run(shown, context, [options, &context] { return show(context, *options); });
  CLI::App& checked =
      part(verb,
           {"check", "verifies the hash and runs the self-test; exit 1 when a sample comes out otherwise", "",
            "whosays model check"},
           *options);
  when_run(checked, context, [options, &context] { return check(context, *options); });
}

}  // namespace whosays::cli
