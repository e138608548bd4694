// A page without the bytes that nobody reads: scripts, style sheets, drawings, the words of comments, attributes that
// say nothing about the article, blanks behind blanks. On news pages that is four fifths of the bytes, and the parser
// costs most by the byte.
//
// What is left has the same tree: the same elements inside the same elements, with the same text where text is read.
// So every tag stays, and only what stands inside of it goes; where HTML's rules leave open how the bytes are to be
// cut into tags (inside <svg>, <math>, <select>, frames), or a tag is not written as tags are, it stays as it is, or
// the rest of the page does. Cost: linear, and far below the parser's.
#pragma once

#include "read/mapped_text.h"

namespace whosays::read {

/// The map leads to the original, as the page's does.
MappedText reduced_page(const MappedText& page);

}  // namespace whosays::read
