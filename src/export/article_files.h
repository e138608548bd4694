// One article as files that people and annotation tools open: a page, and brat's stand-off pair.
//
// Both take a Document, not a ledger: nothing here has a receipt. Writers stream to `out` and leave its state to the
// caller.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "doc/document.h"

namespace whosays::exports {

/// A self-contained page: the article with sources, cues and contents marked and numbered, then the statements source
/// after source, then what was set aside. `notice` opens the page when it is not empty. No scripts; prints well.
void write_article_html(const Document& document, std::string_view notice, std::ostream& out);

/// The .txt of brat's stand-off format (https://brat.nlplab.org/standoff.html): title, an empty line, text; the text
/// alone where there is no title.
void write_brat_text(const Document& document, std::ostream& out);
/// The .ann beside it: Source, Cue and Content as text-bound annotations in code points, relations from a content (a
/// cue where there is none) to its source and cue, to what it stands inside of and what it answers, attributes for act,
/// class, basis, certainty and polarity, the statement's id as a note.
void write_brat_annotations(const Document& document, std::ostream& out);
/// annotation.conf of a folder of such pairs; brat shows nothing without it.
std::string brat_configuration();

}  // namespace whosays::exports
