// Inputs as people give them: files, folders, globs; and the options about them that `read`, `add` and `inspect` share.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "base/result.h"
#include "read/read.h"

namespace whosays::cli {

/// True for http://, https:// and the like.
bool is_remote(const std::string& input);

/// The answer to a URL: nothing is fetched yet.
Error fetching_not_built(const std::string& url);

/// --from WORD, how to read the inputs instead of guessing.
void add_input_format_option(CLI::App& verb, std::string& from);

/// What --from said; nothing given is "guess".
Result<read::Format> parse_input_format(const std::string& from);

/// -j, --jobs N.
void add_threads_option(CLI::App& verb, unsigned& threads);

/// What a list of paths comes to.
struct Inputs {
  std::vector<std::string> files;  ///< in the order given, folders' files sorted by path
  std::vector<Error> failures;     ///< paths that lead to nothing
};

/// Follows each path: a file stands for itself, whatever its ending; a folder for all files in and below it whose
/// ending is one of articles' (html htm xhtml txt text md jsonl ndjson) and whose name, or folder's name, does not
/// begin with a dot; a pattern (* ? []) that names no file for what it matches; "-" for standard input. A file is
/// listed once.
Inputs expanded(const std::vector<std::string>& paths);

}  // namespace whosays::cli
