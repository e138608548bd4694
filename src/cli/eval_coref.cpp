// `whosays eval coref` and `eval gap`: actors and their mentions against gold chains and against GAP's pronouns.
#include <atomic>
#include <functional>
#include <memory>
#include <thread>

#include "cli/eval_verbs.h"
#include "engine/pipeline.h"
#include "eval/chains.h"
#include "eval/gap.h"

namespace whosays::cli {
namespace {

struct CorefOptions {
  std::vector<std::string> gold;
  std::string part = "test";
  std::string words;
  std::string predicted;
};

struct GapOptions {
  std::string gold;
  std::string predicted;
};

/// The actors that the program finds now, on all cores; `Text` has id, text and, of chained ones, a date.
template <typename Text>
std::map<std::string, std::vector<eval::Chain>> actors_found(const std::vector<Text>& texts,
                                                             const std::function<std::string(const Text&)>& date) {
  std::vector<std::vector<eval::Chain>> rows(texts.size());
  std::atomic<std::size_t> next = 0;
  {
    std::vector<std::jthread> workers;
    for (unsigned w = 0; w < std::max(1U, std::thread::hardware_concurrency()); ++w)
      workers.emplace_back([&] {
        for (std::size_t i = next++; i < texts.size(); i = next++) {
          Article article;
          article.id = texts[i].id;
          article.text = texts[i].text;
          article.published = date(texts[i]);
          article.text_map = SourceMap::identity(static_cast<std::uint32_t>(article.text.size()));
          rows[i] = eval::chains_of(*engine::analyse(std::move(article)));
        }
      });
  }
  std::map<std::string, std::vector<eval::Chain>> out;
  for (std::size_t i = 0; i < texts.size(); ++i) out[texts[i].id] = std::move(rows[i]);
  return out;
}

Result<ExitCode> run_coref(const CorefOptions& options, Context& context) {
  std::vector<eval::ChainedText> gold;
  for (const std::string& path : options.gold) {
    TRY(std::vector<eval::ChainedText> texts, eval::read_chains(path, options.part, options.words));
    std::move(texts.begin(), texts.end(), std::back_inserter(gold));
  }
  std::map<std::string, std::vector<eval::Chain>> predicted;
  if (options.predicted.empty()) {
    predicted = actors_found<eval::ChainedText>(gold, [](const eval::ChainedText& text) { return text.published; });
  } else {
    TRY(predicted, eval::read_predicted_chains(options.predicted));
  }
  context.streams.out << eval::table_of(eval::score_chains(gold, predicted));
  return kFine;
}

Result<ExitCode> run_gap(const GapOptions& options, Context& context) {
  TRY(const std::vector<eval::GapText> gold, eval::read_gap(options.gold));
  std::map<std::string, std::vector<eval::Chain>> predicted;
  if (options.predicted.empty()) {
    predicted = actors_found<eval::GapText>(gold, [](const eval::GapText&) { return std::string(); });
  } else {
    TRY(predicted, eval::read_predicted_chains(options.predicted));
  }
  context.streams.out << eval::table_of(eval::score_gap(gold, predicted));
  return kFine;
}

constexpr const char* kPredicted = "what to score, as `read --format jsonl` writes it, - for standard input";

}  // namespace

void add_eval_coref(CLI::App& eval, Context& context) {
  const auto options = std::make_shared<CorefOptions>();
  CLI::App& verb = new_verb(eval, {"coref", "actors and their mentions against gold chains (CoNLL 2012)", kGroupWorking,
                                   "whosays eval coref ../shared/data/base/gum/coref-ontogum-conll --split dev\n"
                                   "whosays eval coref GUM_news_crane.conll --words dep"});
  verb.add_option("gold", options->gold, "a folder of NAME.conll, or such files; their texts are read now")
      ->required()
      ->type_name("GOLD");
  verb.add_option("--split", options->part, "documents that splits.md beside the folder lists under this word, or all")
      ->type_name("WORD")
      ->capture_default_str();
  verb.add_option("--words", options->words, "where NAME.conllu is; else the folder dep beside the gold's")
      ->type_name("FOLDER");
  verb.add_option("--predicted", options->predicted, kPredicted)->type_name("FILE.jsonl");
  when_run(verb, context, [options, &context] { return run_coref(*options, context); });
}

void add_eval_gap(CLI::App& eval, Context& context) {
  const auto options = std::make_shared<GapOptions>();
  CLI::App& verb = new_verb(eval, {"gap", "he and she against GAP: which of two names is meant", kGroupWorking,
                                   "whosays eval gap ../shared/data/base/gap/gap-validation.tsv"});
  verb.add_option("gold", options->gold, "the dataset's own form; its texts are read now")
      ->required()
      ->type_name("GOLD.tsv");
  verb.add_option("--predicted", options->predicted, kPredicted)->type_name("FILE.jsonl");
  when_run(verb, context, [options, &context] { return run_gap(*options, context); });
}

}  // namespace whosays::cli
