// Plain text to title, body and metadata.
//
//   URL: https://courier.example/ferry        optional header lines, mail-like, then an empty line
//   Publisher: Callis Courier
//
//   Ferry report was held back                the headline: a first line that does not end like a sentence
//
//   By Ilse Varga                             byline and date lines directly behind it
//
//   The body, its paragraphs as in the file; story furniture and "Read more:" pairs left out.
//
// A rendition (rendition.h) begins with a File: line, and a form feed alone does not end its paragraphs.
//
// Line ends become \n, trailing blanks go, three or more line ends become two, hard-wrapped mail text is joined. Every
// character keeps its place in the original. Cost: linear.
#pragma once

#include "doc/document.h"
#include "read/mapped_text.h"

namespace whosays::read {

/// Fills title, text, their maps, and what the file says of url, publisher, byline, published, modified and language.
void read_plain_text(const MappedText& source, Article& article);

}  // namespace whosays::read
