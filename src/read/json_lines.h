// JSON lines: one article a line, {"id", "text", "title"?, "published"?, "modified"?, "url"?, "publisher"?, "byline"?,
// "language"?}.
//
// The text is taken as given: no cleaning, not even of line ends; it is its own original. A bad line is one Error with
// its number and column, and the next line is read. Memory is bounded by the longest line allowed.
#pragma once

#include <istream>
#include <string_view>

#include "read/read.h"

namespace whosays::read {

/// `head` are bytes already taken from the stream (by sniffing).
void read_json_lines(std::string_view head, std::istream& in, const Request& request, const Sink& sink);

/// One line, `number` from 1.
Result<ReadArticle> article_of_json_line(std::string_view line, std::size_t number);

}  // namespace whosays::read
