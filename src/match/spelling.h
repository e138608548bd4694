// How alike two words are spelt.
#pragma once

#include <string_view>

namespace whosays::match {

/// Edits (insertion, deletion, substitution, exchange of neighbours: Damerau 1964, optimal string alignment) from one
/// word to the other; letters that look or sound alike ("0" and "o", "i" and "y") count half. Cost: the product of the
/// lengths, which are kLongestPart at most.
double edits_between(std::string_view first, std::string_view second);

}  // namespace whosays::match
