// Words of a text for scan.cpp: pieces of letters and digits, their stems, the words without a subject.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whosays::relate {

struct Piece {
  std::string text;                  ///< lower case (ASCII), no apostrophes, no possessive, no commas in numbers
  std::uint32_t begin = 0, end = 0;  ///< bytes
  bool capital = false;
  bool digit = false;
};

/// Pieces of text[begin, end), at most `most`.
std::vector<Piece> pieces_in(std::string_view text, std::size_t begin, std::size_t end, std::size_t most);
/// The same in the place of what stands in `out`, whose room is used again.
void pieces_in(std::string_view text, std::size_t begin, std::size_t end, std::size_t most, std::vector<Piece>& out);

/// One form for "ask", "asks", "asked", "asking"; British and American endings agree.
std::string stem_of(std::string_view word);

/// Prepositions, articles, pronouns, auxiliaries, conjunctions.
bool is_function_word(std::string_view word);

bool is_first_person(std::string_view word);

/// "two" to "twelve", "hundred", "million" and the like.
bool is_number_word(std::string_view word);

}  // namespace whosays::relate
