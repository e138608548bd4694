// told: by whose account, who was told what, by whom, when; "not told" and "unclear" too.
#include <memory>

#include "cli/story_view.h"
#include "cli/verbs.h"
#include "export/told_jsonl.h"
#include "show/told.h"

namespace whosays::cli {
namespace {

struct ToldOptions {
  LedgerOptions ledger;
  std::string name;
};

Result<ExitCode> run_told(Context& context, const ToldOptions& options) {
  {
    TRY(Ledger ledger, open_ledger(options.ledger.path));
    TRY_VOID(check_publisher(ledger, options.ledger));
  }
  // Whether a closer version of a copy is there is asked of all publishers.
  LedgerOptions everybody = options.ledger;
  everybody.publisher.clear();
  return with_story(context, everybody, [&](const show::Lookup& lookup) -> Result<ExitCode> {
    const story::ToldPage page =
        story::told_of(lookup.world(), lookup.story(), {options.name, options.ledger.publisher});
    if (options.ledger.jsonl()) {
      exports::write_told_jsonl(lookup, page, context.streams.out);
    } else {
      context.streams.out << show::told(lookup, page, show_setting(context, options.ledger));
    }
    return kFine;
  });
}

}  // namespace

void add_told(CLI::App& app, Context& context) {
  auto options = std::make_shared<ToldOptions>();
  CLI::App& verb =
      new_verb(app, {"told", "by whose account who was told what, by whom, when; or was not", kGroupStories,
                     "whosays told -l harbour.db\n"
                     "whosays told \"Ruta Amsel\" -l harbour.db\n"
                     "whosays told --as-of 2031-05-04 --format jsonl -l harbour.db"});
  verb.add_option("NAME", options->name, "who was told, or who told: a name, or words of it")->type_name("");
  add_ledger_options(verb, options->ledger);
  when_run(verb, context, [&context, options] { return run_told(context, *options); });
}

}  // namespace whosays::cli
