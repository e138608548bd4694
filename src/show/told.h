// Who was told what, for people; and the words that its JSON lines share.
#pragma once

#include <string>

#include "show/show.h"
#include "story/told.h"

namespace whosays::show {

/// Hearer after hearer: told, not told, unclear; by whom, when, what; by whose account, with receipts.
std::string told(const Lookup& lookup, const story::ToldPage& page, const Setting& setting);

/// By whose account a line is: `Hanne Velling`, `Callis Courier itself`, `2 unnamed, "officials"`.
std::string account_words(const Lookup& lookup, const ToldRecord& row, const story::ToldLine& line);

}  // namespace whosays::show
