// audit: a draft before publication. Places to look at, never a clearance; stores nothing.
#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <sstream>

#include "audit/audit.h"
#include "cli/inputs.h"
#include "cli/verbs.h"
#include "engine/batch.h"

namespace whosays::cli {
namespace {

struct AuditOptions {
  std::string file;
  std::string from;
  LedgerOptions ledger;
  bool with_ledger = false;
  std::string reply;
  bool worksheet = false;
  std::string rules_file;
  std::vector<std::string> rules;
  bool list_rules = false;
};

/// All bytes of a small file that a person named.
Result<std::string> small_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  if (in) bytes << in.rdbuf();
  if (!in || in.bad()) return Error{ErrorKind::input, fmt::format("{}: cannot be read; check the name", path)};
  return std::move(bytes).str();
}

Result<audit::Rules> rules_of(const AuditOptions& options) {
  audit::Rules rules;
  if (!options.rules_file.empty()) {
    TRY(const std::string text, small_file(options.rules_file));
    TRY_VOID(rules.set_all(text, options.rules_file));
  }
  for (const std::string& assignment : options.rules) TRY_VOID(rules.set(assignment));
  return rules;
}

ExitCode print_rules(Context& context, const audit::Rules& rules) {
  for (const audit::Rule& rule : rules.all())
    context.streams.out << fmt::format("{}\t{}\t{}\t{}\t{}\n", rule.id, rule.on ? "on" : "off",
                                       rule.kind == audit::RuleKind::look ? "look" : "note", rule.finds, rule.from);
  return kFine;
}

/// The one article of the file.
Result<engine::BatchItem> read_draft(const AuditOptions& options) {
  engine::BatchOptions batch;
  TRY(batch.format, parse_input_format(options.from));
  batch.threads = 1;
  std::vector<engine::BatchItem> items;
  engine::run_batch({options.file}, batch, [&](engine::BatchItem item) {
    items.push_back(std::move(item));
    return items.size() < 2;
  });
  if (items.empty()) return Error{ErrorKind::input, fmt::format("{}: no article in it", options.file)};
  if (!items.front().document.ok()) return items.front().document.error();
  if (items.size() > 1)
    return Error{ErrorKind::usage, fmt::format("{}: more than one article in it; an audit takes one", options.file)};
  return std::move(items.front());
}

Result<ExitCode> run_audit(Context& context, const AuditOptions& options) {
  TRY(const audit::Rules rules, rules_of(options));
  if (options.list_rules) return print_rules(context, rules);
  if (options.file.empty()) return Error{ErrorKind::usage, "which draft? whosays audit FILE"};
  std::vector<audit::Request> requests;
  if (!options.reply.empty()) {
    TRY(const std::string bytes, small_file(options.reply));
    TRY(requests, audit::parse_reply_file(bytes, options.reply));
  }
  story::World world;
  if (options.with_ledger) {
    TRY(world, load_world(options.ledger));
  }
  TRY(const engine::BatchItem item, read_draft(options));
  const bool machine = options.ledger.format != "terminal";
  if (!machine) machine_notice(context);
  audit::Brief brief{**item.document, options.file, item.original, options.with_ledger ? &world : nullptr,
                     options.reply.empty() ? nullptr : &requests};
  const audit::Audit result = audit::audit(brief, rules);
  std::ostream& out = context.streams.out;
  out << (machine ? safe_json(audit::as_json(result, brief.draft, rules)) + "\n"
                  : audit::as_text(result, rules, context.streams.width, context.streams.colour));
  if (options.worksheet && !machine)
    out << '\n' << audit::worksheet_text(audit::worksheet(brief), context.streams.width);
  return result.look.empty() ? kFine : kFound;
}

}  // namespace

void add_audit(CLI::App& app, Context& context) {
  auto options = std::make_shared<AuditOptions>();
  CLI::App& verb =
      new_verb(app, {"audit", "places to look at in a draft before publication, never a clearance; stores nothing",
                     kGroupReading,
                     "whosays audit ferry.txt\n"
                     "whosays audit ferry.txt -l harbour.db --reply reply.csv --worksheet\n"
                     "whosays audit ferry.txt --rule loaded=off --format json\n"
                     "whosays audit --list-rules"});
  verb.add_option("FILE", options->file, "the draft; - is standard input")->type_name("");
  add_input_format_option(verb, options->from);
  CLI::Option* ledger =
      verb.add_option("-l,--ledger", options->ledger.path, "articles to hold the draft against; none without it")
          ->envname("WHOSAYS_LEDGER")
          ->type_name("FILE");
  add_view_options(verb, options->ledger);
  verb.add_option("--reply", options->reply,
                  "who was asked: a CSV who,allegation,asked_at,channel,words_put,deadline,answered_at")
      ->type_name("FILE");
  verb.add_flag("--worksheet", options->worksheet, "every name, title, age, number, date, place, quotation with a box");
  verb.add_option("--rule", options->rules, "switch a rule: ID=off or ID=on; may be given again")
      ->type_name("ID=off")
      ->allow_extra_args(false);
  verb.add_option("--rules", options->rules_file, "a file of such lines")->type_name("FILE");
  verb.add_flag("--list-rules", options->list_rules, "the rules and the published ones they come from");
  add_object_format_option(verb, options->ledger.format);
  when_run(verb, context, [&context, options, ledger] {
    options->with_ledger = ledger->count() > 0;
    return run_audit(context, *options);
  });
}

}  // namespace whosays::cli
