// `whosays eval attribution`: statements against a gold attribution file.
#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>

#include "cli/eval_verbs.h"
#include "engine/pipeline.h"
#include "eval/attribution.h"

namespace whosays::cli {
namespace {

struct AttributionOptions {
  std::string gold;
  std::string predicted;
  bool json = false;
  bool by_rule = false;
  bool committed = false;
};

/// The gold's texts through the line, on all cores; rows in the order of the gold.
std::vector<eval::AttributedText> analysed(const std::vector<eval::AttributedText>& gold) {
  std::vector<eval::AttributedText> rows(gold.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < gold.size(); i = next++) {
      Article article;
      article.id = gold[i].id;
      article.text = gold[i].text;
      article.text_map = SourceMap::identity(static_cast<std::uint32_t>(article.text.size()));
      rows[i] = eval::predicted_of(*engine::analyse(std::move(article)));
    }
  };
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) workers.emplace_back(work);
  }
  return rows;
}

Result<ExitCode> run_attribution(const AttributionOptions& options, Context& context) {
  if (options.by_rule && !options.predicted.empty()) {
    return Error{ErrorKind::usage, "--by-rule needs the program's own reading: leave --predicted out"};
  }
  TRY(const std::vector<eval::AttributedText> gold, eval::read_gold(options.gold));
  std::vector<eval::AttributedText> predicted;
  if (options.predicted.empty()) {
    predicted = analysed(gold);
  } else {
    TRY(predicted, eval::read_predicted(options.predicted));
  }
  const eval::AttributionScores scores = eval::score_attribution(gold, predicted);
  context.streams.out << (options.json ? eval::json_of(scores) : eval::table_of(scores));
  if (options.committed) context.streams.out << '\n' << eval::committed_table_of(scores);
  if (options.by_rule) context.streams.out << '\n' << eval::rules_table_of(scores);
  return kFine;
}

}  // namespace

void add_eval_attribution(CLI::App& eval, Context& context) {
  const auto options = std::make_shared<AttributionOptions>();
  CLI::App& verb = new_verb(eval, {"attribution", "statements against a gold attribution file", kGroupWorking,
                                   "whosays eval attribution gold.jsonl --committed --by-rule\n"
                                   "whosays read --from jsonl --format jsonl gold.jsonl > predicted.jsonl\n"
                                   "whosays eval attribution gold.jsonl --predicted predicted.jsonl --json"});
  verb.add_option("gold", options->gold, "gold file, one document a line")->required()->type_name("GOLD.jsonl");
  verb.add_option("--predicted", options->predicted, "what to score, - for standard input; else the texts are read now")
      ->type_name("FILE.jsonl");
  verb.add_flag("--json", options->json, "one JSON object");
  verb.add_flag("--by-rule", options->by_rule, "also what each pattern found, and how much of it is right");
  verb.add_flag("--committed", options->committed, "also how often the source is wrong of what is not set aside");
  when_run(verb, context, [options, &context] { return run_attribution(*options, context); });
}

}  // namespace whosays::cli
