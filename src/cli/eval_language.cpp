// `whosays eval ud` and `eval names`: the language core against treebanks and files of named entities.

#include <fmt/format.h>

#include <atomic>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <sstream>
#include <thread>

#include "cli/eval_verbs.h"
#include "doc/conllu.h"
#include "engine/pipeline.h"
#include "eval/named.h"
#include "eval/ud.h"

namespace whosays::cli {
namespace {

struct UdOptions {
  std::string gold;
  std::string predicted;
  bool json = false;
};

struct NamesOptions {
  std::string gold;
  std::string form;
  bool json = false;
};

Result<std::string> bytes_of(const std::string& path) {
  std::ostringstream text;
  if (path == "-") {
    text << std::cin.rdbuf();
    return text.str();
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorKind::input, fmt::format("{}: cannot be opened", path)};
  text << in.rdbuf();
  return text.str();
}

/// `make(i)` for every i below n, on all cores.
void on_all_cores(std::size_t n, const std::function<void(std::size_t)>& make) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> workers;
  for (unsigned w = 0; w < std::max(1U, std::thread::hardware_concurrency()); ++w)
    workers.emplace_back([&] {
      for (std::size_t i = next++; i < n; i = next++) make(i);
    });
}

FrozenDocument analysed(const std::string& id, const std::string& text) {
  Article article;
  article.id = id;
  article.text = text;
  article.text_map = SourceMap::identity(static_cast<std::uint32_t>(article.text.size()));
  return engine::analyse(std::move(article));
}

/// The raw text of every document of the gold, read by the program, as CoNLL-U.
Result<std::string> own_reading(const std::string& gold) {
  TRY(std::vector<conllu::Sentence> sentences, conllu::read(gold));
  const auto documents = conllu::documents_of(std::move(sentences));
  std::vector<std::string> parts(documents.size());
  on_all_cores(documents.size(), [&](std::size_t i) {
    parts[i] = conllu::written(*analysed(documents[i].id, conllu::raw_text(documents[i].sentences)));
  });
  std::string out;
  for (const std::string& part : parts) out += part;
  return out;
}

Result<ExitCode> run_ud(const UdOptions& options, Context& context) {
  TRY(const std::string gold, bytes_of(options.gold));
  TRY(const std::string predicted, options.predicted.empty() ? own_reading(gold) : bytes_of(options.predicted));
  const Result<eval::UdScores> scores = eval::score_ud(gold, predicted);
  if (!scores.ok()) return Error{scores.error().kind, fmt::format("{}: {}", options.gold, scores.error().message)};
  context.streams.out << (options.json ? eval::json_of(*scores) : eval::table_of(*scores));
  return kFine;
}

eval::NamedForm form_of(const std::string& word) {
  if (word == "wikigold") return eval::NamedForm::wikigold;
  return word == "crossner" ? eval::NamedForm::crossner : eval::NamedForm::uner;
}

Result<ExitCode> run_names(const NamesOptions& options, Context& context) {
  TRY(const std::vector<eval::NamedText> gold, eval::read_named(options.gold, form_of(options.form)));
  std::vector<std::vector<eval::NamedSpan>> predicted(gold.size());
  on_all_cores(gold.size(), [&](std::size_t i) { predicted[i] = eval::names_of(*analysed(gold[i].id, gold[i].text)); });
  const eval::NamedScores scores = eval::score_named(gold, predicted);
  context.streams.out << (options.json ? eval::json_of(scores) : eval::table_of(scores));
  return kFine;
}

}  // namespace

void add_eval_ud(CLI::App& eval, Context& context) {
  const auto options = std::make_shared<UdOptions>();
  CLI::App& verb =
      new_verb(eval, {"ud", "sentences, words, tags and trees from raw text against a treebank", kGroupWorking,
                      "whosays eval ud ../shared/data/base/ud-english-ewt/en_ewt-ud-dev.conllu\n"
                      "whosays eval ud gold.conllu --predicted parsed.conllu --json"});
  verb.add_option("gold", options->gold, "a treebank; its raw text is read now")->required()->type_name("GOLD.conllu");
  verb.add_option("--predicted", options->predicted, "what to score instead, - for standard input")
      ->type_name("FILE.conllu");
  verb.add_flag("--json", options->json, "one JSON object");
  when_run(verb, context, [options, &context] { return run_ud(*options, context); });
}

void add_eval_names(CLI::App& eval, Context& context) {
  const auto options = std::make_shared<NamesOptions>();
  options->form = "uner";
  CLI::App& verb = new_verb(eval, {"names", "people, organisations and places against named entities", kGroupWorking,
                                   "whosays eval names ../shared/data/base/uner-english-ewt/en_ewt-ud-dev.iob2\n"
                                   "whosays eval names wikigold.conll.txt --gold-format wikigold --json"});
  verb.add_option("gold", options->gold, "a file of named entities; its raw text is read now")
      ->required()
      ->type_name("GOLD");
  verb.add_option("--gold-format", options->form, "uner, wikigold or crossner")
      ->type_name("WORD")
      ->check(CLI::IsMember({"uner", "wikigold", "crossner"}))
      ->capture_default_str();
  verb.add_flag("--json", options->json, "one JSON object");
  when_run(verb, context, [options, &context] { return run_names(*options, context); });
}

}  // namespace whosays::cli
