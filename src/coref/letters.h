// Letters that stand for a body's name: "RTA", "CHS" of "Centers for Health & Sickness Services".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace whosays::coref {

/// Whether the letters (lower case, without stops) stand for the name (its words in lower case). Each word gives its
/// first letter, or the first two or three ("Tokyo Electric Power Company", "TEPCO"); small words, one that "and"
/// joins, and what leads a name ("U.S. Department of") may give none; of two letters only small words may. O(letters *
/// words), words beyond twelve never fit.
bool spells(std::string_view letters, const std::vector<std::string>& name);

}  // namespace whosays::coref
