// The lists behind the names, in a form that answers one question a call. All words are given in lower case.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::names {

/// What a word does to a name: the classes of lexicon/names_words.tsv and the lists beside it, as bits.
enum WordClass : std::uint32_t {
  kHonorific = 1U << 0,
  kTitle = 1U << 1,
  kTitlePart = 1U << 2,
  kOrganisation = 1U << 3,
  kMedia = 1U << 4,
  kPlace = 1U << 5,
  kPlaceFirst = 1U << 6,
  kEvent = 1U << 7,
  kLaw = 1U << 8,
  kSubject = 1U << 9,
  kPossessive = 1U << 10,
  kParticle = 1U << 11,
  kSuffix = 1U << 12,
  kCalendar = 1U << 13,
  kGiven = 1U << 14,   ///< a given name
  kCommon = 1U << 15,  ///< an ordinary word that often begins a sentence
  kNationality = 1U << 16,
  kPlaceName = 1U << 17,  ///< a place of one word in the gazetteer
  kSpeech = 1U << 18,     ///< "said", "denied"
  kNoAcronym = 1U << 19,  ///< in capitals, and no organisation
};

class WordLists {
 public:
  WordLists();
  /// All classes of a word; a stop at its end ("Mr.", "Ltd.") is left aside where the word is not known with it.
  [[nodiscard]] std::uint32_t classes(std::string_view lower) const;
  /// Places of any number of words, single blanks between.
  [[nodiscard]] bool is_place(std::string_view lower) const { return places_.has(lower); }
  /// Organisations that everybody knows, of any number of words.
  [[nodiscard]] bool is_organisation(std::string_view lower) const { return organisations_.has(lower); }

 private:
  [[nodiscard]] std::uint32_t exact(std::string_view lower) const;
  WordMap<std::uint32_t> classes_;
  lexicon::WordSet places_;
  lexicon::WordSet organisations_;
};

/// Read at the first call; const and shared by all threads after it.
const WordLists& word_lists();

}  // namespace whosays::names
