// What a reader of the page would see in a range of an original's bytes: decoded, tags away, entities resolved, blanks
// collapsed. A second, small road to the words, written apart from the reader, so that receipts verify without it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace whosays {

/// How the original is to be taken.
struct ReadAs {
  std::string_view
      media_type;  ///< "text/html" has tags and entities, "text/markdown" marks; anything else is text as it stands
  std::string_view charset;  ///< IANA name; empty is utf-8
};

/// UTF-8 of bytes in a charset; invalid bytes become U+FFFD. The error names a charset that is not known here.
Result<std::string> decoded(std::string_view bytes, std::string_view charset);

/// The words of a range of HTML. Inline elements leave no trace, all other tags a blank; comments, scripts and styles
/// are dropped. O(n).
std::string without_markup(std::string_view html);

/// The words of a range of Markdown: marks, link targets and tags away. Words that were shown go through it too, since
/// a mark may be meant as itself; so receipts on Markdown do not tell "it is" from "*it* is". O(n).
std::string without_markdown(std::string_view text);

/// One form for comparing: runs of blanks are one blank; soft hyphens, joiners and control characters, which show
/// nothing, are gone; line ends stay (as one \n for any run that holds one) when `keep_lines`.
std::string comparable(std::string_view text, bool keep_lines = false);

/// Text in which UTF-8 that had been taken for windows-1252 and written again is UTF-8 once, however often that
/// happened: "cafÃ©" is "café". Readers put this right where they are certain, so both sides of a comparison go through
/// it. O(n).
std::string without_mojibake(std::string_view text);

/// True when the range of the original reads as `words`. Where the words run over several lines, each line must stand
/// in the range in order, the first at its beginning and the last at its end: what a page sets between two paragraphs
/// (a picture's caption, a box) is no part of them.
Result<bool> reads_as(std::string_view range, const ReadAs& how, std::string_view words);

}  // namespace whosays
