// Character references of HTML, as far as news pages use them.
#pragma once

#include <cstddef>
#include <string_view>

namespace whosays {

/// Longest reference looked at, with its '&'.
inline constexpr std::size_t kLongestEntity = 12;

/// The character that "eacute" names; 0 when the name is not known. Latin-1, typographic marks, currencies.
char32_t named_entity(std::string_view name);

/// The character that a number stands for: 128 to 159 are taken for windows-1252, as browsers do; zero and surrogates
/// give U+FFFD.
char32_t numeric_as_html(char32_t value);

}  // namespace whosays
