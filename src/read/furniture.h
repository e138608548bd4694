// Lines that stand around an article without being part of it, by lexicon/page_lines.tsv.
#pragma once

#include <string>
#include <string_view>

namespace whosays::read::furniture {

/// Lower case, trimmed of blanks and of punctuation that decorates a label: as the words below are compared.
std::string normal(std::string_view line);

/// A label before the headline of another article: "Read more" and its kin.
bool is_label(std::string_view words);

/// "Advertisement", "Share this article" alone on a line; one that begins as lines of a page do ("Image copyright Quay
/// Images", "Click here to get the app.") or asks to follow or to sign up ("Follow Ana Vell on Twitter.").
bool is_line(std::string_view line);

/// Length in bytes of a label with its colon at the line's beginning, or 0. "Read more: Council votes" -> 10.
std::size_t pointer_label(std::string_view line);

/// A label alone on its line: "read more:", or without a colon all in capitals: "RELATED STORIES".
bool is_pointer_label_line(std::string_view line);

/// A section that sites put behind a title: "World", "UK News".
bool is_section(std::string_view words);

/// A word that names outlets, in lower case: "gazette".
bool is_outlet_word(std::string_view word);

}  // namespace whosays::read::furniture
