// Quotations that are signed: what readers wrote, one under the other, or a motto over an article.
//
//   “The river lends.” / — Ila Morvane, ferryman      “It helps nobody.” — Marek Odel “Nobody asked us.” — Hemi Toro
#pragma once

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

}  // namespace whosays::quote
