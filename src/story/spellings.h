// By which names an article calls somebody: of all mentions those that are names. Pronouns, descriptions ("the
// agency"), and phrases around a name are no spellings; "Odel’s" is "Odel".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/records.h"

namespace whosays::story {

/// The spelling that stands in the words of a mention, or none.
std::optional<std::string> spelling_in(std::string_view words);

/// Spellings with their counts, most frequent first, then by the alphabet.
std::vector<ActorRecord::Alias> spellings_of(const std::vector<const ActorRecord*>& records);

}  // namespace whosays::story
