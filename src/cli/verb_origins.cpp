// origins: which article is made from which.
#include <memory>

#include "cli/story_view.h"
#include "cli/verbs.h"
#include "export/export.h"

namespace whosays::cli {

void add_origins(CLI::App& app, Context& context) {
  auto options = std::make_shared<LedgerOptions>();
  auto all = std::make_shared<bool>(false);
  CLI::App& verb = new_verb(
      app, {"origins", "which article is made from which, how, with the evidence and what drifted", kGroupStories,
            "whosays origins -l harbour.db\n"
            "whosays add --from jsonl pages.jsonl -l pages.db\n"
            "whosays origins -l pages.db --format jsonl"});
  verb.add_flag("--all", *all, "every quotation, name and number that drifted");
  add_ledger_options(verb, *options);
  when_run(verb, context, [&context, options, all] {
    return with_story(context, *options, [&](const show::Lookup& lookup) -> Result<ExitCode> {
      if (options->jsonl()) {
        exports::write_origins_jsonl(lookup, context.streams.out);
      } else {
        show::Setting setting = show_setting(context, *options);
        setting.all = *all;
        context.streams.out << show::origins(lookup, setting);
      }
      return kFine;
    });
  });
}

}  // namespace whosays::cli
