// Whether a word is one of a few that a rule names.
//
// The words are known where the question is asked, so the compiler makes of it one comparison of the length and then
// comparisons of whole registers; a list that is handed on would be copied to the stack and asked entry by entry.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace whosays {

template <std::size_t N>
[[gnu::always_inline]] inline bool is_one_of(std::string_view word, const std::string_view (&words)[N]) {
#pragma GCC unroll 64
  for (std::size_t i = 0; i < N; ++i)
    if (word == words[i]) return true;
  return false;
}

template <std::size_t N>
[[gnu::always_inline]] inline bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
#pragma GCC unroll 64
  for (std::size_t i = 0; i < N; ++i)
    if (word == words[i]) return true;
  return false;
}

}  // namespace whosays
