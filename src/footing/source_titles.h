// What somebody is, all of it before the name: "Port Authority president and chief executive Ana Vell", "Secretary of
// State Ana Vell". The core of such a source ends at "and" or "of", and its head is no name. Used by source.cpp only.
#pragma once

#include <cstdint>
#include <span>

#include "footing/source_phrase.h"

namespace whosays::footing {

/// The words of the source up to a person's `name` say what that person is, and are
/// nobody else ("aide to Senator Ana Vell", "his wife and Ana Vell"). What stands within the names of `bodies` joins
/// nothing: "Institute for Coastal Law director Pia Renn". Words: lexicon/source_titles.tsv.
bool are_titles_before(const SourcePhrase& p, TokenRange name, std::span<const TokenRange> bodies);

/// An office, a role or a rank: "chief", "secretary".
bool is_title_noun(std::string_view word);

/// Nothing follows the name, up to `end`, that would make it a part of something: "Ana Vell's office".
bool name_ends_at(const SourcePhrase& p, std::uint32_t end);

}  // namespace whosays::footing
