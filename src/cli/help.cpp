#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/layout.h"
#include "base/text_util.h"
#include "cli/verb.h"

namespace whosays::cli {
namespace {

constexpr std::string_view kWhat =
    "whosays reads news reporting and keeps the receipts: who says what, how they say they know, who denies it. "
    "It never says what is true, and it never helps to find out who an unnamed source is. "
    "Everything runs on this computer.";

constexpr std::string_view kBegin =
    "To begin with:\n"
    "  whosays read article.txt              what one article says, and who says it\n"
    "  whosays add articles/ -l story.db     put a folder of articles into a ledger\n"
    "  whosays claims -l story.db            the claims in it, those against someone first\n";

constexpr std::string_view kEnd =
    "whosays VERB --help explains a verb and gives an example.\n"
    "Exit codes: 0 fine, 1 found something, 2 wrong use or nothing readable, 3 some inputs failed.\n";

constexpr std::size_t kVerbColumn = 14;
constexpr std::size_t kOptionColumn = 30;

}  // namespace

HelpFormatter::HelpFormatter(std::size_t width) : width_(width) {
  column_width(kOptionColumn);
  label("OPTIONS", "[options]");
  label("REQUIRED", "(needed)");
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const {
  if (app->get_parent() == nullptr) return first_screen(*app);
  return CLI::Formatter::make_help(app, std::move(name), mode);
}

std::string HelpFormatter::make_usage(const CLI::App* app, std::string name) const {
  std::string usage = fmt::format("\nUsage: {}", name);
  for (const CLI::Option* option : app->get_options([](const CLI::Option* o) { return o->get_positional(); }))
    usage += " " + make_option_usage(option);
  std::vector<std::string> verbs;
  for (const CLI::App* verb : app->get_subcommands([](const CLI::App*) { return true; }))
    verbs.push_back(verb->get_name());
  if (!verbs.empty()) usage += " " + joined(verbs, "|");
  return usage + " [options]\n";
}

std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
  std::string kind = option->get_type_name();
  if (option->get_type_size() == 0) kind.clear();
  kind.resize(std::min(kind.size(), kind.find(':')));  // after the colon come CLI11's own names of checks
  return kind.empty() ? kind : " " + kind;
}

std::string HelpFormatter::make_option(const CLI::Option* option, bool is_positional) const {
  const std::string head = make_option_name(option, is_positional) + make_option_opts(option);
  std::string text = make_option_desc(option);
  if (!option->get_default_str().empty()) text += fmt::format(" (else {})", option->get_default_str());
  if (!option->get_envname().empty()) text += fmt::format("; also ${}", option->get_envname());
  if (layout::width_of(head) + 4 <= kOptionColumn) return layout::labelled("  " + head, text, kOptionColumn, width_);
  return "  " + head + "\n" + layout::labelled("", text, kOptionColumn, width_);
}

std::string HelpFormatter::first_screen(const CLI::App& app) const {
  std::string page;
  for (const std::string& line : layout::wrapped(kWhat, width_)) page += line + "\n";
  page += fmt::format("\n{}", kBegin);
  for (const std::string_view group : {kGroupReading, kGroupLedger, kGroupStories, kGroupWorking, kGroupNotBuilt}) {
    page += fmt::format("\n{}\n", group);
    for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; }))
      if (verb->get_group() == group)
        page += layout::labelled(fmt::format("  {}", verb->get_name()), verb->get_description(), kVerbColumn, width_);
  }
  return page + fmt::format("\n{}", kEnd);
}

}  // namespace whosays::cli
