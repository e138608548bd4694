// sources: article by article, who speaks and how they know.
#include <memory>

#include "cli/story_view.h"
#include "cli/verbs.h"
#include "export/export.h"

namespace whosays::cli {

void add_sources(CLI::App& app, Context& context) {
  auto options = std::make_shared<LedgerOptions>();
  CLI::App& verb = new_verb(
      app, {"sources", "article by article: class, basis, reason for anonymity, what rests on it alone", kGroupStories,
            "whosays sources -l harbour.db\n"
            "whosays sources --publisher \"Callis Courier\" -l harbour.db"});
  add_ledger_options(verb, *options);
  when_run(verb, context, [&context, options] {
    return with_story(context, *options, [&](const show::Lookup& lookup) -> Result<ExitCode> {
      if (options->jsonl()) {
        exports::write_sources_jsonl(lookup, context.streams.out);
      } else {
        context.streams.out << show::sources(lookup, show_setting(context, *options));
      }
      return kFine;
    });
  });
}

}  // namespace whosays::cli
