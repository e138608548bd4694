// timeline: three clocks, when it happened, when it was said, when it was published.
#include <memory>

#include "cli/story_view.h"
#include "cli/verbs.h"
#include "export/export.h"

namespace whosays::cli {

void add_timeline(CLI::App& app, Context& context) {
  auto options = std::make_shared<LedgerOptions>();
  CLI::App& verb = new_verb(app, {"timeline", "three clocks: when it happened, was said, was published", kGroupStories,
                                  "whosays timeline -l harbour.db\n"
                                  "whosays timeline --as-of 2031-05-04 --format jsonl -l harbour.db"});
  add_ledger_options(verb, *options);
  when_run(verb, context, [&context, options] {
    return with_story(context, *options, [&](const show::Lookup& lookup) -> Result<ExitCode> {
      const std::vector<story::Moment> moments = story::timeline(lookup.world());
      if (options->jsonl()) {
        exports::write_timeline_jsonl(lookup, moments, context.streams.out);
      } else {
        context.streams.out << show::timeline(lookup, moments, show_setting(context, *options));
      }
      return kFine;
    });
  });
}

}  // namespace whosays::cli
