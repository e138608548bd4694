// Words that mean the same, the opposite, or more than another: a table of stems, made from WordNet by train/claims.
//
// What it does not know stays two words, which leaves two claims apart and never joins them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whosays::story {

enum class WordTie : std::uint8_t { none, same, opposite, kind, kind_of_other, sibling };

/// What ties two stems (words.h); `kind`: the second is the kind of thing that the first is ("kitchen", "room"),
/// `kind_of_other` the other way round; `sibling`: two kinds of one thing ("kitchen", "cellar"). Equal stems: same.
WordTie tie_of(std::string_view a, std::string_view b);

/// A stem's place in the table, for those who ask of many pairs; 0 when nothing is tied to it.
std::uint32_t tie_number(std::string_view stem);
/// The same of two places, which are not of equal stems; O(log) of their ties.
WordTie tie_of_numbers(std::uint32_t a, std::uint32_t b);

/// The number that a word says, in digits ("twelv" and "12": "12"); empty for words that say none.
std::string number_in(std::string_view stem);

}  // namespace whosays::story
