// Cards of links that a page shows over a name, and that land in its text: the name said again in full, glued to the
// headlines of other articles, up to a "MORE".
//
//   "Sen. Ana Vell Annabel (Ana) Maria VellHarbour toll rises again Odel leaves the board MORE (N-Callis) said"
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "read/mapped_text.h"

namespace whosays::read {

/// What of a line belongs to such cards, from the blank behind the name to the "MORE"; in order, apart. O(line).
std::vector<Span> link_cards(std::string_view line);

/// The line without them.
MappedText without_link_cards(MappedText line);

}  // namespace whosays::read
