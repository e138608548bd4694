// Words of a text as stories compare them: lower case, without marks, lightly stemmed.
//
// In: UTF-8. Out: words with their bytes, whether they stand inside quotation marks, and normal forms in which "asked",
// "asks" and "asking" agree. Cost: linear. The lists are short and general; what they do not know stays two words,
// which leaves two claims apart and never joins them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace whosays::story {

struct Word {
  std::string text;  ///< lower case, typographic marks gone, without a possessive 's
  Span span;
  bool capital = false;  ///< begins with a capital in the text
  bool quoted = false;   ///< inside quotation marks
  bool number = false;   ///< begins with a digit
};

/// Words in order. Quotation marks that are not closed end with their line.
std::vector<Word> words_in(std::string_view text);

/// The texts of the words joined by single blanks: a normal form of names and short phrases.
std::string normal(std::string_view text);

/// One form for "asked", "asks", "asking"; irregular verbs and a few words of one meaning ("hold", "keep") included.
std::string stem(std::string_view word);

bool is_filler(std::string_view word);    ///< articles, "have", "that": carry nothing
bool is_function(std::string_view stem);  ///< prepositions, "be", pronouns: matter for roles, not for the subject
bool is_negation(std::string_view word);
bool is_first_person(std::string_view word);
bool is_pointing(std::string_view word);        ///< "he", "this", "it": means nothing without its neighbours
bool is_generic_charge(std::string_view stem);  ///< "allegation", "claim": names no point

bool is_everyday(std::string_view stem);  ///< "year", "first", "two": in every report, tells no subject

bool is_calendar(std::string_view word);  ///< "may", "monday"

/// 1 for words of suspicion ("may", "allegedly"), 2 for words of belief ("believed", "likely"), 0 for other words.
int hedge_strength(std::string_view word);

/// True when all words of `part` stand one after the other in `whole`; both normal forms. Empty parts: false.
bool has_words(std::string_view whole, std::string_view part);

/// The sentence around a span, by marks of ending; never over a line end, at most some thousand bytes.
Span sentence_around(std::string_view text, Span span);

/// How many members two sorted lists share; O(both).
template <class List>
std::size_t count_shared(const List& a, const List& b) {
  std::size_t out = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) ++out;
    const bool step_x = *x <= *y;
    const bool step_y = *y <= *x;
    if (step_x) ++x;
    if (step_y) ++y;
  }
  return out;
}

}  // namespace whosays::story
