// `whosays eval`: scores on gold files, for those who work on the program.
#include "cli/eval_verbs.h"
#include "cli/verbs.h"

namespace whosays::cli {

void add_eval(CLI::App& app, Context& context) {
  CLI::App& eval =
      new_verb(app, {"eval", "scores on gold files", kGroupWorking,
                     "whosays eval attribution gold.jsonl\nwhosays eval footing tests/golden/statements/open"});
  eval.require_subcommand(1);
  add_eval_attribution(eval, context);
  add_eval_footing(eval, context);
  add_eval_times(eval, context);
  add_eval_claims(eval, context);
  add_eval_extraction(eval, context);
  add_eval_name_pairs(eval, context);
  add_eval_name_traps(eval, context);
  add_eval_ud(eval, context);
  add_eval_names(eval, context);
  add_eval_stories(eval, context);
  add_eval_coref(eval, context);
  add_eval_gap(eval, context);
  add_eval_stance(eval, context);
}

}  // namespace whosays::cli
