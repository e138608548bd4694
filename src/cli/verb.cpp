#include "cli/verb.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "engine/pipeline.h"

namespace whosays::cli {
namespace {

/// True for a day of the Gregorian calendar written YYYY-MM-DD.
bool is_day(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < kForm.size(); ++i)
    if (kForm[i] == '0' ? !ascii::is_digit(text[i]) : text[i] != kForm[i]) return false;
  const auto number = [&](std::size_t at, std::size_t digits) {
    unsigned value = 0;
    for (const char c : text.substr(at, digits)) value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
  };
  const std::chrono::year year(static_cast<int>(number(0, 4)));
  return std::chrono::year_month_day(year, std::chrono::month(number(5, 2)), std::chrono::day(number(8, 2))).ok();
}

/// \uXXXX, above U+FFFF as a pair of surrogates.
std::string json_escape(char32_t point) {
  const auto value = static_cast<std::uint32_t>(point);
  if (value <= 0xFFFF) return fmt::format("\\u{:04x}", value);
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + ((value - 0x10000) >> 10), 0xDC00 + ((value - 0x10000) & 0x3FF));
}

}  // namespace

CLI::App& new_verb(CLI::App& app, const VerbText& text) {
  CLI::App* verb = app.add_subcommand(std::string(text.name), std::string(text.summary));
  verb->group(std::string(text.group));
  std::string footer = "Examples:\n";
  for (const std::string_view line : split(text.examples, '\n'))
    if (!trimmed(line).empty()) footer += fmt::format("  {}\n", line);
  verb->footer(footer);
  return *verb;
}

void when_run(CLI::App& verb, Context& context, std::function<Result<ExitCode>()> run) {
  verb.callback([&context, run = std::move(run)] {
    const Result<ExitCode> result = run();
    context.exit_code = result.ok() ? *result : kUsage;
    if (!result.ok()) report_failure(context, result.error());
  });
}

View LedgerOptions::view() const {
  View view;
  view.as_of = as_of;
  view.publisher = publisher;
  return view;
}

void add_ledger_option(CLI::App& verb, std::string& path) {
  verb.add_option("-l,--ledger", path, "the ledger's file")
      ->envname("WHOSAYS_LEDGER")
      ->type_name("FILE")
      ->capture_default_str();
}

void add_view_options(CLI::App& verb, LedgerOptions& options) {
  verb.add_option("--as-of", options.as_of, "only what was published by this day")
      ->type_name("DATE")
      ->check(iso_date());
  verb.add_option("--publisher", options.publisher, "only articles of this publisher")->type_name("NAME");
}

void add_format_option(CLI::App& verb, std::string& format) {
  verb.add_option("--format", format, "terminal (for people) or jsonl (for programs)")
      ->type_name("WORD")
      ->check(CLI::IsMember({"terminal", "jsonl"}))
      ->capture_default_str();
}

void add_object_format_option(CLI::App& verb, std::string& format) {
  verb.add_option("--format", format, "terminal (for people), json or jsonl (for programs, one line)")
      ->type_name("WORD")
      ->check(CLI::IsMember({"terminal", "json", "jsonl"}))
      ->capture_default_str();
}

void add_ledger_options(CLI::App& verb, LedgerOptions& options) {
  add_ledger_option(verb, options.path);
  add_view_options(verb, options);
  add_format_option(verb, options.format);
}

CLI::Validator iso_date() {
  return CLI::Validator(
      [](std::string& text) {
        return is_day(text) ? std::string() : fmt::format("{} is not a day; write it as 2031-05-03", text);
      },
      "DATE", "iso date");
}

void report_failure(Context& context, std::string_view message) {
  context.streams.out.flush();  // keeps the two streams in order where both go to one place
  context.streams.err << "whosays: " << utf8::made_safe(utf8::repaired(message), false) << '\n' << std::flush;
}

void report_failure(Context& context, const Error& error) { report_failure(context, error.message); }

void machine_notice(Context& context) { context.streams.out << engine::kMachineNotice << '\n' << std::flush; }

Result<Ledger> open_ledger(const std::string& path) { return Ledger::open(path, {OpenMode::read, {}}); }

Status check_publisher(Ledger& ledger, const LedgerOptions& options) {
  constexpr std::size_t kNamesShown = 10;
  if (options.publisher.empty()) return success();
  View view;
  view.all_versions = true;
  view.publisher = options.publisher;
  TRY(const std::vector<ArticleRecord> theirs, ledger.articles(view));
  if (!theirs.empty()) return success();
  view.publisher.clear();
  TRY(const std::vector<ArticleRecord> all, ledger.articles(view));
  std::set<std::string> names;
  for (const ArticleRecord& article : all)
    if (!article.publisher.empty()) names.insert(article.publisher);
  const std::string problem = fmt::format("{} has no articles of a publisher \"{}\"", options.path, options.publisher);
  if (names.empty()) return Error{ErrorKind::not_found, problem + ", nor of any that is named"};
  std::vector<std::string> shown(
      names.begin(), std::next(names.begin(), static_cast<std::ptrdiff_t>(std::min(names.size(), kNamesShown))));
  if (names.size() > kNamesShown) shown.push_back(fmt::format("and {} more", names.size() - kNamesShown));
  return Error{ErrorKind::not_found, fmt::format("{}; there are: {}", problem, joined(shown, ", "))};
}

Result<story::World> load_world(Ledger& ledger, const LedgerOptions& options, bool published_only) {
  TRY_VOID(check_publisher(ledger, options));
  View view = options.view();
  view.published_only = published_only;
  story::World world;
  world.as_of = options.as_of;
  TRY(world.articles, ledger.articles(view, true));
  TRY(world.statements, ledger.statements(view));
  TRY(world.actors, ledger.actors(view));
  TRY(world.times, ledger.times(view));
  TRY(world.remarks, ledger.remarks(view));
  TRY(world.told, ledger.told(view));
  TRY(world.ties, ledger.ties(view));
  TRY(world.decisions, ledger.decisions());
  TRY(world.related, ledger.related());
  return world;
}

Result<story::World> load_world(const LedgerOptions& options, bool published_only) {
  TRY(Ledger ledger, open_ledger(options.path));
  return load_world(ledger, options, published_only);
}

std::string bold(const Context& context, std::string_view text) {
  return context.streams.colour ? fmt::format("\033[1m{}\033[0m", text) : std::string(text);
}

std::string faint(const Context& context, std::string_view text) {
  return context.streams.colour ? fmt::format("\033[2m{}\033[0m", text) : std::string(text);
}

std::string safe_json(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  std::size_t copied = 0;
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] >= ' ' && line[at] < '\x7f') {  // nearly all of it
      ++at;
      continue;
    }
    const utf8::Decoded decoded = utf8::decode(line, at);
    if (utf8::is_unsafe_to_show(decoded.point)) {
      out.append(line.substr(copied, at - copied)).append(json_escape(decoded.point));
      copied = at + decoded.length;
    }
    at += decoded.length;
  }
  return out.append(line.substr(copied));
}

}  // namespace whosays::cli
