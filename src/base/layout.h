// Text for a terminal: widths in columns, wrapping, aligned columns, bold. Knows nothing of colour or devices.
//
// All input is made safe first (utf8::made_safe): control characters and bidirectional overrides never reach a
// terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace whosays::layout {

/// Columns that valid UTF-8 takes on a terminal: 2 for wide characters, 0 for combining ones.
std::size_t width_of(std::string_view text);

/// Lines of at most `width` columns, broken at blanks (a longer word is broken where it must be). At least one line.
/// Blanks are collapsed; line ends in the text break lines.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// A label of `label_width` columns, then the text wrapped beside it up to `width`, lines ending in \n:
///   "ANSWERS       Odel, emailed statement: DENIES this point\n              Brandt: no answer found\n"
/// The text's own line ends begin new lines beside the label.
std::string labelled(std::string_view label, std::string_view text, std::size_t label_width, std::size_t width);

/// The text padded with blanks to `width` columns, or cut with "…" when it is wider.
std::string fitted(std::string_view text, std::size_t width);

/// The text cut with "…" when it is wider than `width`; never padded. One line.
std::string elided(std::string_view text, std::size_t width);

/// Rows of cells in aligned columns, two blanks between; the column `stretch` takes what the width leaves and is elided
/// there. Trailing blanks removed, every line ends in \n.
std::string table(const std::vector<std::vector<std::string>>& rows, std::size_t stretch, std::size_t width);

/// The text in bold where `emphasis` says so. Behind everything else: to the rest of this file the codes are text.
std::string strong(std::string_view text, bool emphasis);

/// The same as a line of its own.
std::string heading(std::string_view text, bool emphasis);

}  // namespace whosays::layout
