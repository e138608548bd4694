// who: a page about one actor. Unnamed sources have none.
#include <memory>

#include "cli/story_view.h"
#include "cli/verbs.h"
#include "export/export.h"

namespace whosays::cli {
namespace {

struct WhoOptions {
  LedgerOptions ledger;
  std::string name;
  bool against = false;
};

Result<ExitCode> run_who(Context& context, const WhoOptions& options) {
  return with_story(context, options.ledger, [&](const show::Lookup& lookup) -> Result<ExitCode> {
    const std::vector<story::ActorPage> pages = story::who(lookup.world(), options.name);
    if (pages.empty()) return Error{ErrorKind::not_found, show::no_page(lookup, options.name)};
    bool first = true;
    for (const story::ActorPage& page : pages) {
      if (options.ledger.jsonl()) {
        exports::write_actor_jsonl(lookup, page, options.against, context.streams.out);
        continue;
      }
      if (!first) context.streams.out << '\n';
      first = false;
      context.streams.out << show::actor_page(lookup, page, options.against, show_setting(context, options.ledger));
    }
    return kFine;
  });
}

}  // namespace

void add_who(CLI::App& app, Context& context) {
  auto options = std::make_shared<WhoOptions>();
  CLI::App& verb = new_verb(
      app, {"who", "an actor: spellings, roles, what they say, what is said against them, the answers", kGroupStories,
            "whosays who \"Marek Odel\" -l harbour.db\n"
            "whosays who Odel --against --as-of 2031-05-04 -l harbour.db"});
  verb.add_option("NAME", options->name, "a full name, or words of it: then everybody whose name has them")
      ->required()
      ->type_name("");
  verb.add_flag("--against", options->against, "only what is said against them, with the answers");
  add_ledger_options(verb, options->ledger);
  when_run(verb, context, [&context, options] { return run_who(context, *options); });
}

}  // namespace whosays::cli
