// Inputs as people give them: files, folders, globs; and the options about them that `read`, `add` and `inspect` share.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "base/result.h"
#include "read/read.h"

namespace whosays::cli {

/// --from WORD, how to read the inputs instead of guessing.
void add_input_format_option(CLI::App& verb, std::string& from);

/// What --from said; nothing given is "guess".
Result<read::Format> parse_input_format(const std::string& from);

/// --max-input and its kin: the limits of docs/inputs.md, raised or lowered.
void add_limit_options(CLI::App& verb, read::Limits& limits);

/// -j, --jobs N.
void add_threads_option(CLI::App& verb, unsigned& threads);

/// What lies in folders and was not taken, counted by reason.
struct PassedOver {
  std::size_t other_endings = 0;
  std::size_t notes = 0;         ///< notes on the folder: README, CONTRIBUTING, LICENSE
  std::size_t hidden = 0;        ///< files and folders whose name begins with a dot
  std::size_t link_folders = 0;  ///< links to folders, which could lead in a circle
  [[nodiscard]] std::size_t total() const { return other_endings + notes + hidden + link_folders; }
};

/// "4 passed over: 2 with another ending, 1 note (README, LICENSE ...), 1 hidden".
std::string words(const PassedOver& passed_over);

/// What a list of paths comes to.
struct Inputs {
  std::vector<std::string> files;  ///< and addresses, in the order given; folders' files sorted by path
  std::vector<Error> failures;     ///< paths that lead to nothing
  PassedOver passed_over;          ///< of what lies in folders; a path that was given is never passed over
};

/// Follows each path: a file stands for itself, whatever its ending; a folder for all files in and below it whose
/// ending is one of articles' (html htm xhtml txt text md jsonl ndjson) and that are neither hidden nor a note on the
/// folder itself; a pattern (* ? []) that names no file for what it matches; "-" for standard input. An address stands
/// for itself. A file is listed once.
Inputs expanded(const std::vector<std::string>& paths);

}  // namespace whosays::cli
