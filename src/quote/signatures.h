// Quotations that are signed: what readers wrote, one under the other, or a motto over an article.
//
//   “The river lends.” / — Ila Morvane, ferryman      “It helps nobody.” — Marek Odel “Nobody asked us.” — Hemi Toro
#pragma once

#include <string_view>
#include <vector>

#include "quote/found.h"
#include "quote/units.h"

namespace whosays::quote {

class Signatures {
 public:
  /// Adds a statement for each signature of a segment that is made of quotations and signatures alone; false, and
  /// nothing added, when it is not or has none. Segments come in text order: a signature may stand in the segment or
  /// the paragraph behind its quotation.
  bool read(const Segment& segment, std::vector<Found>& out);

 private:
  Span quotation_;  ///< what a dash would sign
  std::uint32_t paragraph_ = 0;
};

/// Posts that a page has set in its text, signed behind a dash and without quotation marks:
///
///   The ferry is lost. — Orla Finch (@finch) May 3, 2031
///
/// Each becomes a statement of whose name stands there, with all that is said in it inside. What was found with the
/// signature as a part goes. O(text).
void sign_posts(std::string_view text, const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
