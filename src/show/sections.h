// The sections of a card: what is said of one claim under each heading, as items of plain text. Shared by the card of
// the terminal and by the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "show/lookup.h"

namespace whosays::show {

/// A heading with what stands under it, one item a line; never empty: "none found in these articles" is an item.
struct Section {
  std::string_view heading;
  std::vector<std::string> items;
  bool empty = false;  ///< it says that none was found
};

/// AGAINST, SAID BY, HOW THEY KNOW, ORIGINS, ANSWERS, FINDINGS, NOTICES, OPEN; findings first once there are any.
std::vector<Section> sections_of(const Lookup& lookup, const story::Claim& claim);

/// What closes a card: what the program does not settle, what to do when repeating it, weaker, firmer and reported
/// wordings kept apart.
std::string closing_of(const Lookup& lookup, const story::Claim& claim);

}  // namespace whosays::show
