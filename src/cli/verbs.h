// Every verb's way in, in the order of the program's help. Each is defined in verb_NAME.cpp.
#pragma once

#include "cli/verb.h"

namespace whosays::cli {

void add_read(CLI::App& app, Context& context);
void add_audit(CLI::App& app, Context& context);
void add_diff(CLI::App& app, Context& context);

void add_add(CLI::App& app, Context& context);
void add_search(CLI::App& app, Context& context);
void add_cite(CLI::App& app, Context& context);
void add_receipts(CLI::App& app, Context& context);
void add_info(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_refresh(CLI::App& app, Context& context);
void add_forget(CLI::App& app, Context& context);

void add_claims(CLI::App& app, Context& context);
void add_who(CLI::App& app, Context& context);
void add_sources(CLI::App& app, Context& context);
void add_origins(CLI::App& app, Context& context);
void add_timeline(CLI::App& app, Context& context);
void add_told(CLI::App& app, Context& context);
void add_graph(CLI::App& app, Context& context);

void add_inspect(CLI::App& app, Context& context);
void add_eval(CLI::App& app, Context& context);
void add_model(CLI::App& app, Context& context);

/// The verbs of the design that are not built yet: each says what it will do and exits 2.
void add_not_built(CLI::App& app, Context& context);

}  // namespace whosays::cli
