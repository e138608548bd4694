// What the trained names get wrong in ways that a rule knows.
#pragma once

#include <vector>

#include "doc/document.h"

namespace whosays::names {

/// Names in text order in, names in text order out:
///   a title alone is no person ("Gov"), a file no name; a storm is an event, with its name ("Hurricane Rita");
///   two places in one name are two ("San Odelo California", "San Odelo CA"); a person's name ends at a dash ("Tam Vell
///   - Analyst"); "Vell, Anna" at the beginning of a line or a quotation is one person.
std::vector<Name> repaired(const Article& article, std::vector<Name> names);

}  // namespace whosays::names
