#include "cli/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <memory>

#include "base/ascii.h"
#include "base/utf8.h"
#include "cli/help.h"
#include "cli/verbs.h"
#include "engine/pipeline.h"
#include "show/spelling.h"

namespace whosays::cli {
namespace {

void add_verbs(CLI::App& app, Context& context) {
  add_read(app, context);
  add_audit(app, context);
  add_diff(app, context);
  add_add(app, context);
  add_search(app, context);
  add_cite(app, context);
  add_receipts(app, context);
  add_info(app, context);
  add_export(app, context);
  add_refresh(app, context);
  add_forget(app, context);
  add_claims(app, context);
  add_who(app, context);
  add_sources(app, context);
  add_origins(app, context);
  add_timeline(app, context);
  add_told(app, context);
  add_graph(app, context);
  add_inspect(app, context);
  add_eval(app, context);
  add_model(app, context);
  add_not_built(app, context);
}

std::vector<std::string> verb_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(verb->get_name());
  return names;
}

bool is_verb(const CLI::App& app, const std::string& word) {
  const std::vector<std::string> names = verb_names(app);
  return std::find(names.begin(), names.end(), word) != names.end();
}

/// What to say to a word that is no verb. Files are the most usual guess: they are told about `read`.
std::string unknown_verb(const std::string& word, const std::vector<std::string>& known) {
  const std::string near = nearest(word, known);
  if (!near.empty()) return fmt::format("there is no verb \"{}\"; did you mean \"whosays {}\"?", word, near);
  if (word.find('.') != std::string::npos || word.find('/') != std::string::npos)
    return fmt::format("\"{0}\" is no verb; to read that file: whosays read {0}", word);
  return fmt::format("there is no verb \"{}\"; whosays --help lists them", word);
}

/// The verb that was being parsed, for a message that says whose help to read.
std::string help_command(const CLI::App& app, const std::vector<std::string>& arguments) {
  const std::string verb = arguments.empty() ? std::string() : arguments.front();
  return is_verb(app, verb) ? fmt::format("whosays {} --help", verb) : "whosays --help";
}

/// CLI11 speaks in several lines and names internals; one line is enough.
std::string one_line(const CLI::ParseError& error) {
  std::string text = utf8::made_safe(utf8::repaired(error.what()), false);
  while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.pop_back();
  if (!text.empty() && text.size() > 1 && ascii::is_upper(text[0]) && ascii::is_lower(text[1]))
    text[0] = ascii::lowered(text[0]);
  return text;
}

int parse_and_run(CLI::App& app, const std::vector<std::string>& arguments, Context& context) {
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // CLI11 takes them last first
  try {
    app.parse(reversed);
    return context.exit_code;
  } catch (const CLI::CallForVersion&) {
    context.streams.out << fmt::format("whosays {} ({})\n", engine::version(), engine::model());
    return kFine;
  } catch (const CLI::CallForHelp&) {
    for (const CLI::App* verb : app.get_subcommands()) return context.streams.out << verb->help("whosays"), kFine;
    context.streams.out << app.help();
    return kFine;
  } catch (const CLI::ParseError& error) {
    report_failure(context, fmt::format("{}; see {}", one_line(error), help_command(app, arguments)));
  } catch (const std::exception& error) {
    report_failure(
        context, fmt::format("stopped by a fault in the program or its libraries: {}; please report it", error.what()));
  }
  return kUsage;
}

}  // namespace

std::string nearest(std::string_view typed, const std::vector<std::string>& known) {
  std::string best;
  if (typed.size() > 64) return best;
  std::size_t least = show::tolerance(typed) + 1;
  for (const std::string& word : known) {
    const std::size_t distance = show::edit_distance(typed, word);
    if (distance < least) best = word, least = distance;
  }
  return best;
}

int run_program(std::vector<std::string> arguments, Streams& streams) {
  Context context{streams};
  CLI::App app{"reads news reporting and keeps the receipts", "whosays"};
  app.formatter(std::make_shared<HelpFormatter>(streams.width));
  app.set_version_flag("--version", std::string(engine::version()), "version of program and word lists");
  add_verbs(app, context);
  if (arguments.empty()) {
    streams.out << app.help();
    return kUsage;
  }
  if (arguments.front() == "help") arguments.front() = "--help";
  if (!arguments.front().starts_with('-') && !is_verb(app, arguments.front())) {
    report_failure(context, unknown_verb(arguments.front(), verb_names(app)));
    return kUsage;
  }
  return parse_and_run(app, arguments, context);
}

}  // namespace whosays::cli
