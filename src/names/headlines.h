// Names in headlines, where nearly every word has a capital and capitals say nothing.
//
// Only what the article names elsewhere is found again, whole or by a person's last word, and acronyms. O(tokens).
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "names/reading.h"

namespace whosays::names {

/// Type of each name found outside headlines, by key ("marek odel", and "odel" for the person).
using KnownNames = std::unordered_map<std::string, NameType>;

std::vector<Name> headline_names(const Reading& reading, std::uint32_t sentence, const KnownNames& known);

}  // namespace whosays::names
