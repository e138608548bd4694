// A name made comparable: parts in plain lower-case Latin letters, with what kind of part each is.
//
// Any script is transliterated (ICU, Any-Latin), diacritics are dropped, and each part gets a key of how it sounds, so
// that spellings of one name in different transliterations meet: consonants only, those that are confused across
// writing systems as one. What a part is (title, particle, legal form, generational suffix ...) comes from
// lexicon/match_words.tsv. Cost: linear in bytes, and at most kMostParts parts of kLongestPart letters are looked at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whosays::match {

inline constexpr std::size_t kMostParts = 24;
inline constexpr std::size_t kLongestPart = 48;

enum class NameKind : std::uint8_t { person, organisation };

enum class PartKind : std::uint8_t {
  plain,
  initial,     ///< one letter, or a letter and a stop
  particle,    ///< "bin", "al", "von", "de"
  suffix,      ///< "Jr", "III"; `letters` is the generation
  legal_form,  ///< "Ltd", "GmbH"; `letters` is the form, so that "Limited" is "ltd"
  filler,      ///< "the", "of", "and"
  number       ///< digits; ordinals, Roman numerals and number words are made digits
};

struct Part {
  std::string letters;  ///< a-z and 0-9
  std::string sound;    ///< key of how it sounds
  PartKind kind = PartKind::plain;
};

struct NameForm {
  NameKind kind = NameKind::person;
  std::vector<Part> parts;  ///< in the order given name first, where a comma says that it was not; titles are left out
  std::string joined;       ///< letters of all parts but legal forms and fillers in a row
};

NameForm name_form(std::string_view name, NameKind kind);

/// Lower-case a-z, digits and single blanks; other scripts transliterated.
std::string plain_letters(std::string_view text);

/// Key of how letters sound: "friedrich" and "fridrikh" have one.
std::string sound_of(std::string_view letters);

}  // namespace whosays::match
