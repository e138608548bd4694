// What a person types into a search, made safe for FTS5.
#pragma once

#include <string>
#include <string_view>

namespace whosays {

/// An FTS5 query: plain words and "phrases" (also in typographic marks) must all occur, word* matches beginnings. All
/// is quoted, so that nothing a person types is an operator or a syntax error. Empty when there is nothing to look for.
std::string match_query(std::string_view typed);

}  // namespace whosays
