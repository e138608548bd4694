// Every wording of a claim, each where it stands, with the id by which a person joins it to a claim or takes it out.
#pragma once

#include <string>

#include "show/show.h"

namespace whosays::show {

/// The firmest first, then as they came; the same words again are named and not repeated. No line cut.
std::string wording_rows(const Lookup& lookup, const story::Claim& claim, const Setting& setting);

}  // namespace whosays::show
