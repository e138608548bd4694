#include "names/word_lists.h"

#include <array>
#include <utility>

namespace whosays::names {
namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, 14> kClassNames{{
    {"honorific", kHonorific},
    {"title", kTitle},
    {"title_part", kTitlePart},
    {"organisation", kOrganisation},
    {"media", kMedia},
    {"place", kPlace},
    {"place_first", kPlaceFirst},
    {"event", kEvent},
    {"law", kLaw},
    {"subject", kSubject},
    {"possessive", kPossessive},
    {"particle", kParticle},
    {"suffix", kSuffix},
    {"calendar", kCalendar},
}};

std::uint32_t class_of(std::string_view name) {
  for (const auto& [known, bit] : kClassNames)
    if (known == name) return bit;
  return 0;
}

}  // namespace

WordLists::WordLists() : places_("names_places.txt"), organisations_("names_organisations.txt") {
  const lexicon::Table words("names_words.tsv");
  for (std::size_t i = 0; i < words.rows(); ++i) classes_[words.at(i, "word")] |= class_of(words.at(i, "class"));
  const lexicon::Table given("names_given.tsv");
  for (std::size_t i = 0; i < given.rows(); ++i) classes_[given.at(i, "name")] |= kGiven;
  for (const std::string_view word : lexicon::WordSet("names_common.txt")) classes_[word] |= kCommon;
  for (const std::string_view word : lexicon::WordSet("names_nationalities.txt")) classes_[word] |= kNationality;
  for (const std::string_view word : lexicon::WordSet("names_speech.txt")) classes_[word] |= kSpeech;
  for (const std::string_view word : lexicon::WordSet("names_not_acronyms.txt")) classes_[word] |= kNoAcronym;
  for (const std::string_view word : places_)
    if (word.find(' ') == std::string_view::npos) classes_[word] |= kPlaceName;
}

std::uint32_t WordLists::exact(std::string_view lower) const {
  const auto found = classes_.find(lower);
  return found == classes_.end() ? 0 : found->second;
}

std::uint32_t WordLists::classes(std::string_view lower) const {
  std::uint32_t bits = exact(lower);
  if (bits == 0 && lower.size() > 1 && lower.back() == '.') bits = exact(lower.substr(0, lower.size() - 1));
  // "Canadians", "Germans"
  if (bits == 0 && lower.size() > 4 && lower.back() == 's')
    bits = exact(lower.substr(0, lower.size() - 1)) & kNationality;
  return bits;
}

const WordLists& word_lists() {
  static const WordLists lists;
  return lists;
}

}  // namespace whosays::names
