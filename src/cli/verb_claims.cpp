// claims: the first screen, or one claim as a card; what a person decides of claims and findings.
#include <sys/stat.h>

#include <filesystem>
#include <memory>

#include "cli/claim_decision.h"
#include "cli/story_view.h"
#include "cli/verbs.h"
#include "export/export.h"

namespace whosays::cli {
namespace {

struct ClaimsOptions {
  LedgerOptions ledger;
  std::string handle;
  bool carriers = false;
  bool all = false;
  ClaimDecision decision;
};

/// The ledger's name, and whether its mode lets only its owner read it.
show::Masthead masthead(const std::string& path) {
  struct stat status {};
  const bool known = ::stat(path.c_str(), &status) == 0;
  return {std::filesystem::path(path).filename().string(), known && (status.st_mode & (S_IRWXG | S_IRWXO)) == 0};
}

Result<ExitCode> print_all(Context& context, const ClaimsOptions& options, const show::Lookup& lookup) {
  if (options.ledger.jsonl()) {
    exports::write_claims_jsonl(lookup, context.streams.out);
    return kFine;
  }
  show::Setting setting = show_setting(context, options.ledger);
  setting.all = options.all;
  context.streams.out << show::overview(lookup, masthead(options.ledger.path), setting);
  return kFine;
}

Result<ExitCode> print_one(Context& context, const ClaimsOptions& options, const show::Lookup& lookup) {
  TRY(const story::ClaimIndex claim, lookup.find_claim(options.handle));
  if (options.ledger.jsonl()) {
    exports::write_claim_jsonl(lookup, claim, context.streams.out);
    return kFine;
  }
  const show::Setting setting = show_setting(context, options.ledger);
  context.streams.out << (options.carriers ? show::carriers(lookup, claim, setting)
                                           : show::card(lookup, claim, setting));
  return kFine;
}

Result<ExitCode> run_claims(Context& context, const ClaimsOptions& options) {
  if (options.decision.asked()) return decide_claims(context, options.ledger.path, options.decision);
  if (!options.decision.initials.empty())
    return Error{ErrorKind::usage, "--by goes with --join, --split, --accept or --reject"};
  if (options.carriers && options.handle.empty())
    return Error{ErrorKind::usage, "--carriers needs a claim: whosays claims ID --carriers"};
  return with_story(context, options.ledger, [&](const show::Lookup& lookup) {
    return options.handle.empty() ? print_all(context, options, lookup) : print_one(context, options, lookup);
  });
}

}  // namespace

void add_claims(CLI::App& app, Context& context) {
  auto options = std::make_shared<ClaimsOptions>();
  CLI::App& verb = new_verb(app, {"claims", "claims, those against someone first; one claim as a card", kGroupStories,
                                  "whosays claims -l harbour.db\n"
                                  "whosays claims 9f3a2b1c --as-of 2031-05-04 -l harbour.db\n"
                                  "whosays claims 9f3a2b1c --carriers -l harbour.db\n"
                                  "whosays claims --join 9f3a2b1c 41d0c2aa --by JB -l harbour.db\n"
                                  "whosays claims --accept 77e0b3c9 --by JB -l harbour.db"});
  CLI::Option* id =
      verb.add_option("ID", options->handle,
                      "the beginning of an id, or a running number of the list (numbers change as articles are added)")
          ->type_name("");
  verb.add_flag("--carriers", options->carriers,
                "the card uncut, and every article that carries the claim, with or without answer, finding, notice");
  verb.add_flag("--all", options->all, "lists without a limit");
  add_claim_decision(verb, options->decision, id);
  add_ledger_options(verb, options->ledger);
  when_run(verb, context, [&context, options] { return run_claims(context, *options); });
}

}  // namespace whosays::cli
