// The measures of `whosays eval`, each in its file eval_NAME.cpp.
#pragma once

#include "cli/verb.h"

namespace whosays::cli {

void add_eval_attribution(CLI::App& eval, Context& context);
void add_eval_footing(CLI::App& eval, Context& context);
void add_eval_times(CLI::App& eval, Context& context);
void add_eval_claims(CLI::App& eval, Context& context);
void add_eval_extraction(CLI::App& eval, Context& context);
void add_eval_name_pairs(CLI::App& eval, Context& context);
void add_eval_name_traps(CLI::App& eval, Context& context);
void add_eval_ud(CLI::App& eval, Context& context);
void add_eval_names(CLI::App& eval, Context& context);
void add_eval_stories(CLI::App& eval, Context& context);
void add_eval_coref(CLI::App& eval, Context& context);
void add_eval_gap(CLI::App& eval, Context& context);
void add_eval_stance(CLI::App& eval, Context& context);

}  // namespace whosays::cli
