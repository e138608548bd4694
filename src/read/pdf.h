// A PDF to one article, with the help of Poppler's `pdftotext -bbox-layout`, run as a limited child (child_process.h):
// Poppler is GPL, and a PDF is the kind of input that breaks its reader. Without it there is an error that says what to
// install. The original is the rendition (rendition.h); a form feed in it begins a page.
#pragma once

#include <string_view>

#include "read/read.h"
#include "read/rendition.h"

namespace whosays::read {

Result<ReadArticle> read_pdf(std::string_view bytes, const Request& request);

/// What the XHTML that pdftotext writes says: boxes of words in lines in blocks, to paragraphs in reading order.
///
///   order      as pdftotext finds it: columns one after the other
///   pages      lines at the top or bottom edge that come again on other pages, and page numbers, are left out
///   hyphens    a word that was cut at a line's end is joined where the next line begins in lower case
///   blocks     a block that breaks off in mid-sentence goes on in the next, over columns and pages
///   title      the words in the largest letters on the upper half of page 1, else the file's own
///   dates      the file's date of creation is the last change: from that day on the text stands as it does
Result<Extract> extract_layout(std::string_view xhtml);

}  // namespace whosays::read
