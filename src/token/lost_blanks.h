// Blanks that a page lost between two sentences: "... up the Hill.The dog", "... in May.“The quay is safe,” she said".
//
// Pages leave them where paragraphs, captions or links stood. All that looks at gaps afterwards (joints, boundaries)
// sees a blank there; the text and all spans stay as they are.
#pragma once

#include <string_view>

#include "token/pieces.h"

namespace whosays::token {

/// Sets Gap::blank before each piece that begins a sentence behind a stop without a blank. Addresses, names of files,
/// initials and letter-stop runs ("J.Vell", "Ph.D.", "Node.js", "callis.example/The") stay whole. O(pieces).
void find_lost_blanks(std::string_view text, Pieces& pieces);

}  // namespace whosays::token
