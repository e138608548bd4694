// Commands that a page suggests, as people copy them into a shell.
//
// A command is a list of words as the program gets them. Written out, every word is safe in a POSIX shell, whatever an
// article put into it, and the command names the ledger, day and publisher of the page it stands on, so that it shows
// the same story. No line is wider than the page: a longer command goes on after a backslash, which a shell takes back.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "show/show.h"

namespace whosays::show {

/// A word as a shell reads it back: as it is where nothing in it means anything to a shell, else between quotation
/// marks. Unsafe characters are shown as their code first.
std::string shell_word(std::string_view word);

/// `whosays`, the words, and what Setting::same_view adds.
std::vector<std::string> command(const Setting& setting, std::vector<std::string> words);

/// On one line, without a line end.
std::string on_one_line(const std::vector<std::string>& command);

/// Lines that end in \n, each with `indent` blanks before it and at most `width` wide (from 20 columns on); all but the
/// last end with a backslash. A word that is wider than a line goes on at the beginning of the next.
std::string in_lines(const std::vector<std::string>& command, std::size_t indent, std::size_t width);

/// `text`, then the command: beside it where both fit on one line, else on lines of its own. All lines but a word's
/// rest are indented.
std::string with_command(std::string_view text, const std::vector<std::string>& command, std::size_t indent,
                         std::size_t width);

}  // namespace whosays::show
