// who: a page about one actor; which actors of different articles may be one, and what a person decided about it.
// Unnamed sources have no page and are never compared.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>
#include <optional>
#include <vector>

#include "cli/story_view.h"
#include "cli/verbs.h"
#include "export/export.h"
#include "story/actor_decisions.h"
#include "story/actor_review.h"

namespace whosays::cli {
namespace {

struct WhoOptions {
  LedgerOptions ledger;
  std::string name;
  bool against = false;
  bool review = false;
  std::vector<std::string> merge;
  std::string split;
  std::string initials;
};

Result<ExitCode> print_page(Context& context, const WhoOptions& options) {
  // What was printed by a day, and which notices there are since: the same articles as they stand now.
  std::optional<story::World> later;
  if (options.against) {
    LedgerOptions now = options.ledger;
    now.as_of.clear();
    TRY(later, load_world(now));
  }
  return with_story(context, options.ledger, [&](const show::Lookup& lookup) -> Result<ExitCode> {
    const std::vector<story::ActorPage> pages = story::who(lookup.world(), options.name, &lookup.story());
    if (pages.empty()) return Error{ErrorKind::not_found, show::no_page(lookup, options.name)};
    bool first = true;
    if (!options.ledger.jsonl()) context.streams.out << show::namesakes(pages, show_setting(context, options.ledger));
    for (const story::ActorPage& page : pages) {
      if (options.ledger.jsonl()) {
        exports::write_actor_jsonl(lookup, page, options.against, context.streams.out, later ? &*later : nullptr);
        continue;
      }
      if (!first) context.streams.out << '\n';
      first = false;
      context.streams.out << show::actor_page(lookup, page, options.against, show_setting(context, options.ledger),
                                              later ? &*later : nullptr);
    }
    return kFine;
  });
}

Result<ExitCode> print_review(Context& context, const WhoOptions& options) {
  return with_story(context, options.ledger, [&](const show::Lookup& lookup) -> Result<ExitCode> {
    const std::vector<story::Suggestion> found = story::suggestions(lookup.world());
    if (options.ledger.jsonl()) {
      exports::write_suggestions_jsonl(lookup, found, context.streams.out);
    } else {
      context.streams.out << show::review(lookup, found, show_setting(context, options.ledger));
    }
    return kFine;
  });
}

/// Why two of those who are to be one are not, else nothing.
Status may_be_one(const story::World& world, const WhoOptions& options, std::size_t i, std::size_t j) {
  TRY(const std::size_t first, story::actor_at(world, options.merge[i]));
  TRY(const std::size_t second, story::actor_at(world, options.merge[j]));
  if (world.actors[first].article_row == world.actors[second].article_row)
    return Error{ErrorKind::usage,
                 fmt::format("{} and {} are two actors of one article; only actors of different articles are joined",
                             options.merge[i], options.merge[j])};
  if (world.actors[first].kind != world.actors[second].kind)
    return Error{ErrorKind::usage,
                 fmt::format("{} is a {}, {} a {}: they are not joined", options.merge[i],
                             word(world.actors[first].kind), options.merge[j], word(world.actors[second].kind))};
  return success();
}

/// What the options ask for, about actors of all articles, whatever view is shown: one decision for a split; for
/// several who are one, each of the others with the first.
Result<std::vector<DecisionRecord>> decisions_of(const story::World& world, const WhoOptions& options) {
  std::vector<DecisionRecord> out;
  if (options.merge.empty()) {
    TRY(const std::size_t record, story::actor_at(world, options.split));
    out.push_back(story::split_decision(world, record));
    return out;
  }
  for (std::size_t i = 0; i < options.merge.size(); ++i)
    for (std::size_t j = i + 1; j < options.merge.size(); ++j) TRY_VOID(may_be_one(world, options, i, j));
  TRY(const std::size_t first, story::actor_at(world, options.merge[0]));
  for (std::size_t j = 1; j < options.merge.size(); ++j) {
    TRY(const std::size_t other, story::actor_at(world, options.merge[j]));
    out.push_back(story::merge_decision(world, first, other));
  }
  return out;
}

Result<ExitCode> decide(Context& context, const WhoOptions& options) {
  if (options.initials.empty())
    return Error{ErrorKind::usage, "a decision needs the initials of who makes it: --by INITIALS"};
  TRY(Ledger ledger, Ledger::open(options.ledger.path, {OpenMode::write, std::chrono::milliseconds(5000)}));
  LedgerOptions everything;
  everything.path = options.ledger.path;
  TRY(const story::World world, load_world(ledger, everything));
  TRY(std::vector<DecisionRecord> decisions, decisions_of(world, options));  // all are checked before one is kept
  for (DecisionRecord& decision : decisions) decision.initials = options.initials;
  TRY_VOID(ledger.decide(decisions));  // in one transaction: all, or a kill leaves none
  const std::size_t last = options.merge.size() - 1;
  context.streams.out << (!options.merge.empty()
                              ? fmt::format("{} and {} are one actor from now on, by {}; who --split {} undoes it\n",
                                            fmt::join(options.merge.begin(), options.merge.end() - 1, ", "),
                                            options.merge[last], options.initials, options.merge[last])
                              : fmt::format("{} stands alone from now on, by {}; who --merge undoes it\n",
                                            options.split, options.initials));
  return kFine;
}

Result<ExitCode> run_who(Context& context, const WhoOptions& options) {
  if (!options.merge.empty() || !options.split.empty()) return decide(context, options);
  if (options.review) return print_review(context, options);
  if (options.name.empty())
    return Error{ErrorKind::usage, "whose page? `whosays who NAME`, or --review for names that may be one"};
  return print_page(context, options);
}

}  // namespace

void add_who(CLI::App& app, Context& context) {
  auto options = std::make_shared<WhoOptions>();
  CLI::App& verb = new_verb(
      app, {"who", "an actor: spellings, roles, what they say, what is said against them, the answers", kGroupStories,
            "whosays who \"Marek Odel\" -l harbour.db\n"
            "whosays who Odel --against --publisher \"Callis Courier\" --as-of 2031-05-04 -l harbour.db\n"
            "whosays who --review -l harbour.db\n"
            "whosays who --merge r41 r87 --by JB -l harbour.db"});
  CLI::Option* name =
      verb.add_option("NAME", options->name, "a full name, or words of it: then everybody whose name has them")
          ->type_name("");
  CLI::Option* against =
      verb.add_flag("--against", options->against, "only what is said against them, with the answers");
  CLI::Option* review =
      verb.add_flag("--review", options->review, "names of different articles that may be one actor, with the reasons")
          ->excludes(name)
          ->excludes(against);
  CLI::Option* merge =
      verb.add_option("--merge", options->merge,
                      "two actors or more are one: the receipts of their first mentions, as --review and the "
                      "pages print them")
          ->type_name("RECEIPT RECEIPT ...")
          ->expected(2, 1000)
          ->excludes(name)
          ->excludes(review);
  verb.add_option("--split", options->split, "the actor of this receipt's article stands alone")
      ->type_name("RECEIPT")
      ->excludes(name)
      ->excludes(review)
      ->excludes(merge);
  verb.add_option("--by", options->initials, "initials of the person who decides; kept with the decision for ever")
      ->type_name("INITIALS");
  add_ledger_options(verb, options->ledger);
  when_run(verb, context, [&context, options] { return run_who(context, *options); });
}

}  // namespace whosays::cli
