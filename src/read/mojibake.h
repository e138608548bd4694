// Characters that were decoded wrongly before the text came here: "cafÃ©" for "café".
//
// UTF-8 that somebody took for windows-1252 (or Latin-1) and wrote again as UTF-8 has characters that, taken back to
// windows-1252, are the bytes of one character. Such a sequence is put right where it is certain: where it holds a C1
// control, is a quotation mark, dash, blank or letter of Western Europe that no language spells in this way, or one of
// a run of them. Sequences that a writer may have meant ("CAFÉ”" ends in one) are put right only beside certain ones.
// Twice or three times over as well. Every character keeps its place in the original. Cost: linear.
#pragma once

#include <span>
#include <vector>

#include "doc/document.h"
#include "read/mapped_text.h"

namespace whosays::read {

/// A place of the original that reads as something else than its bytes say.
struct Repair {
  OriginalRange range;
  EncodingMark::Kind kind = EncodingMark::Kind::mojibake;
};

/// Puts the text right; the places where it did.
std::vector<Repair> mend(MappedText& text);

/// Marks what the article's text has of these places, and warns. `repairs` in the order of the original.
void mark_repairs(Article& article, std::span<const Repair> repairs);

/// Marks what is broken and was not put right: mojibake of a certain kind, and U+FFFD.
void mark_what_is_left(Article& article);

/// windows-1252, the upper half: what byte 0x80 + i means; C1 controls where it has none.
char32_t western(unsigned char byte);

}  // namespace whosays::read
