// `whosays eval times`: time expressions against WikiWars or GUM's date tags.
#include <memory>

#include "cli/eval_verbs.h"
#include "engine/pipeline.h"
#include "eval/times.h"

namespace whosays::cli {
namespace {

struct TimesEvalOptions {
  std::string gold;
  std::string predicted;
};

Result<ExitCode> run_times(const TimesEvalOptions& options, Context& context) {
  TRY(const eval::TimesGold gold, eval::read_times_gold(options.gold));
  std::map<std::string, eval::TimesAnswer> answers;
  if (!options.predicted.empty()) {
    TRY(answers, eval::read_times_answers(options.predicted));
  } else {
    for (const eval::TimesPage& page : gold.pages) {
      Article article;
      article.id = page.id;
      article.text = page.text;
      article.published = page.published;
      answers.emplace(page.id, eval::times_answer(*engine::analyse(std::move(article))));
    }
  }
  TRY(const std::string table, eval::times_table(gold, answers));
  context.streams.out << table;
  return kFine;
}

}  // namespace

void add_eval_times(CLI::App& eval, Context& context) {
  const auto options = std::make_shared<TimesEvalOptions>();
  CLI::App& verb = new_verb(eval, {"times", "time expressions against WikiWars or GUM's date tags", kGroupWorking,
                                   "whosays eval times ../shared/data/base/wikiwars/keyinline\n"
                                   "whosays eval times ../shared/data/base/gum/dep --predicted times.jsonl"});
  verb.add_option("gold", options->gold, "a folder of *.key.xml (WikiWars) or *.conllu (GUM)")
      ->required()
      ->type_name("FOLDER");
  verb.add_option("--predicted", options->predicted, "what to score, as `read --format jsonl` writes it; else read now")
      ->type_name("FILE.jsonl");
  when_run(verb, context, [options, &context] { return run_times(*options, context); });
}

}  // namespace whosays::cli
