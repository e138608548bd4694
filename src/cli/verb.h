// What every verb shares: where it prints, its exit code, the options that all ledger verbs have, how failures are
// told.
//
// A verb is one file with one function `void add_NAME(CLI::App& app, Context& context)` (declared in verbs.h) that
// makes a subcommand with new_verb(), gives it options and an example, and says with when_run() what to do. A verb
// parses the request, calls a library, prints what comes back; it decides nothing else. Errors come back as values and
// are told here, in one line.
#pragma once

#include <CLI/CLI.hpp>

#include <cstddef>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ledger/ledger.h"
#include "story/story.h"

namespace whosays::cli {

/// Exit codes of the program.
enum ExitCode : int {
  kFine = 0,
  kFound = 1,         ///< the verb looks for something and found it (receipts, audit, diff)
  kUsage = 2,         ///< wrong use, or nothing readable
  kPartial = 3,       ///< some inputs failed, the others were done
  kInterrupted = 130  ///< stopped by Ctrl-C, what was done is kept
};

/// Where a verb prints. Tests give it string streams.
struct Streams {
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::size_t width = 80;       ///< columns to wrap to, 40 to 100
  bool colour = false;          ///< bold and faint only: standing has no colour
  bool in_is_terminal = false;  ///< somebody is there to answer a question
};

struct Context {
  Streams& streams;
  int exit_code = kFine;
};

/// Headings of the program's help.
inline constexpr std::string_view kGroupReading = "Reading";
inline constexpr std::string_view kGroupLedger = "Ledger";
inline constexpr std::string_view kGroupStories = "Stories";
inline constexpr std::string_view kGroupWorking = "Working on it";
inline constexpr std::string_view kGroupNotBuilt = "Not built yet";

struct VerbText {
  std::string_view name;
  std::string_view summary;  ///< one line, in the program's help and at the head of the verb's own
  std::string_view group;
  std::string_view examples;  ///< one a line, without indentation
};

/// Makes the subcommand.
CLI::App& new_verb(CLI::App& app, const VerbText& text);

/// Runs `run` when the verb was chosen; what it returns becomes the exit code, an Error is reported and becomes 2.
void when_run(CLI::App& verb, Context& context, std::function<Result<ExitCode>()> run);

/// The ledger of somebody who names none.
inline constexpr std::string_view kUsualLedger = "./whosays.db";

/// Options of verbs that read the ledger.
struct LedgerOptions {
  std::string path{kUsualLedger};
  std::string as_of;                ///< ISO date; empty: now
  std::string publisher;            ///< empty: all
  std::string format = "terminal";  ///< terminal or jsonl
  [[nodiscard]] bool jsonl() const { return format == "jsonl"; }
  [[nodiscard]] View view() const;
};

/// -l, --ledger FILE (also the environment's WHOSAYS_LEDGER).
void add_ledger_option(CLI::App& verb, std::string& path);
/// --as-of DATE and --publisher NAME.
void add_view_options(CLI::App& verb, LedgerOptions& options);
/// --format terminal|jsonl.
void add_format_option(CLI::App& verb, std::string& format);
/// The same where the answer is one object: `json` and `jsonl` are one.
void add_object_format_option(CLI::App& verb, std::string& format);
/// A ledger, a view of it, terminal or jsonl.
void add_ledger_options(CLI::App& verb, LedgerOptions& options);

/// A check for options that take a day, YYYY-MM-DD.
CLI::Validator iso_date();

/// One line on the error stream: what went wrong and what to do.
void report_failure(Context& context, const Error& error);
void report_failure(Context& context, std::string_view message);

/// The opening line of readings that are shown to people.
void machine_notice(Context& context);

/// Opens the ledger of a verb that only reads.
Result<Ledger> open_ledger(const std::string& path);

/// An error with the names there are when the options name a publisher that no article of the ledger has, on any day:
/// an empty page would look like an answer.
Status check_publisher(Ledger& ledger, const LedgerOptions& options);

/// Everything a story is told from, as of the options' day and for the options' publisher. With `published_only`, as
/// exports need it, drafts, private and embargoed articles are left out. Says no to a publisher that is not there.
Result<story::World> load_world(const LedgerOptions& options, bool published_only = false);
/// The same from a ledger that is open already.
Result<story::World> load_world(Ledger& ledger, const LedgerOptions& options, bool published_only = false);

/// Emphasis for a terminal that shows colour; else the text as it is. The text must already be safe to show.
std::string bold(const Context& context, std::string_view text);
std::string faint(const Context& context, std::string_view text);

/// A line of JSON with control characters and bidirectional overrides written as \\uXXXX: the same JSON, but harmless
/// where somebody lets it run over a screen.
std::string safe_json(std::string_view line);

}  // namespace whosays::cli
