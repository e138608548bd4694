// Fields of life: "the cellist" and "rehearsal" are of music (lexicon/coref_fields.tsv). Where no list knows that a
// word tells of a noun, a field that both have may.
#pragma once

#include <cstdint>
#include <string_view>

namespace whosays::coref {

/// A bit a field; plurals and endings of verbs are found by their plain form. Lower case.
std::uint64_t fields_of(std::string_view word);

}  // namespace whosays::coref
