// What the trained names get wrong in ways that a rule knows.
#pragma once

#include <vector>

#include "doc/document.h"

namespace whosays::names {

/// Names in text order in, names in text order out:
///   a title alone is no person ("Gov"); a storm is an event, with its name ("Hurricane Rita");
///   two places in one name are two ("San Rafael California"); a person's name ends at a dash ("Tam Vell - Analyst");
///   "Vell, Tam" at the beginning of a line or a quotation is one person.
std::vector<Name> repaired(const Article& article, std::vector<Name> names);

}  // namespace whosays::names
