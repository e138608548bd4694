// What single words say of a person: gender, office, courtesy. From lexicon/coref_*.tsv and names_given.tsv.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/one_of.h"
#include "doc/document.h"

namespace whosays::coref {

enum class Gender : std::uint8_t { unknown, female, male };

/// One of a few words that a rule names.
template <std::size_t N>
[[gnu::always_inline]] inline bool is_any_of(std::string_view word, const std::string_view (&words)[N]) {
  return is_one_of(word, words);
}

/// Unknown fits everybody.
inline bool compatible(Gender a, Gender b) { return a == Gender::unknown || b == Gender::unknown || a == b; }

/// All words in lower case.
Gender gender_of_given_name(std::string_view name);
/// The same by a longer and less sure list: for the first word of a longer name only.
Gender gender_of_first_name(std::string_view name);
/// The same, and where no list has it by how it ends: "Leocadia". Wrong for one in twenty-five.
Gender likely_gender(std::string_view first_name);
/// Set for words of courtesy ("mr", "Dr." without its stop).
std::optional<Gender> honorific(std::string_view word);
/// Set for words for what a person is or does ("commissioner", "spokeswoman").
std::optional<Gender> role_word(std::string_view word);
/// The singular when the word is the plural of a role ("officials").
std::optional<std::string> plural_role(std::string_view word);
/// A noun for people, singular or plural, by any of the lists.
bool is_person_noun(std::string_view word);
bool stops_role(std::string_view word);
bool leads_role(std::string_view word);
bool is_particle(std::string_view word);

}  // namespace whosays::coref
