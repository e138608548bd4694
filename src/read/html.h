// An HTML page to title, body and metadata.
//
//   guard      a linear scan estimates depth and counts tags; a page above the limits never becomes a tree (Gumbo needs
//              15 s for 20,000 nested elements): its text is stripped of tags and a warning says so
//   parse      Gumbo, HTML5's rules
//   metadata   JSON-LD, Open Graph, meta tags, <time>, canonical link (html_metadata.cpp)
//   content    the element that holds the article, its blocks without furniture (html_content.cpp)
//
// Every character of the body leads back to its bytes, through entities and charset. Cost: linear for sane pages.
#pragma once

#include <string>

#include "doc/document.h"
#include "read/mapped_text.h"
#include "read/read.h"

namespace whosays::read {

/// Fills title, text, their maps, metadata and warnings. `source` is the whole page as UTF-8.
void read_html(const MappedText& source, const Limits& limits, Article& article);

}  // namespace whosays::read
