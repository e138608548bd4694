// Markdown (CommonMark with tables) to title, body and metadata: what is shown, without the marks.
//
// Read by md4c, which hands over pieces of the source itself, so that every character keeps its place. Title: of the
// front matter ("---" lines at the beginning: title, author, date, url, lang), else the first heading of level 1 at the
// beginning. Paragraphs, headings, quotations and code are set apart by an empty line; list items and rows of tables
// stand on lines of their own, cells between " | ". HTML tags and pictures with their descriptions are left out. Cost:
// linear.
#pragma once

#include "doc/document.h"
#include "read/mapped_text.h"

namespace whosays::read {

/// Fills title, text, their maps, byline, published, url and language.
void read_markdown(const MappedText& source, Article& article);

}  // namespace whosays::read
