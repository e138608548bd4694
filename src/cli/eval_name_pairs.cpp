// `whosays eval name-pairs`: how well likeness of names tells names of one from names of two.
#include <memory>

#include "cli/eval_verbs.h"
#include "eval/name_pairs.h"
#include "match/likeness.h"

namespace whosays::cli {

void add_eval_name_pairs(CLI::App& eval, Context& context) {
  const auto gold = std::make_shared<std::string>();
  CLI::App& verb = new_verb(eval, {"name-pairs", "likeness of names against labelled pairs", kGroupWorking,
                                   "whosays eval name-pairs name_bench_cases.csv"});
  verb.add_option("gold", *gold, "columns schema, name1, name2, is_match")->required()->type_name("GOLD.csv");
  when_run(verb, context, [gold, &context]() -> Result<ExitCode> {
    TRY(const std::vector<eval::NamePair> pairs, eval::read_name_pairs(*gold));
    context.streams.out << eval::name_pairs_table(pairs, [](const eval::NamePair& pair) {
      const auto kind = pair.person ? match::NameKind::person : match::NameKind::organisation;
      return match::likeness(pair.first, pair.second, kind).score;
    });
    return kFine;
  });
}

}  // namespace whosays::cli
