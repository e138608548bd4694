#include "names/typing.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "base/utf8.h"
#include "names/word_lists.h"

namespace whosays::names {
namespace {

constexpr std::uint32_t kHeadWords = kOrganisation | kPlace | kEvent | kLaw;

bool has_connector(const Reading& r, const Run& run) {
  for (std::uint32_t i = run.first + 1; i + 1 < run.end; ++i) {
    const std::string_view w = r.lower(i);
    if (w == "of" || w == "for" || w == "on" || w == "&" || w == "and") return true;
  }
  return false;
}

/// The head: the word before "of" or "for", else the last one.
std::uint32_t head_of(const Reading& r, const Run& run) {
  for (std::uint32_t i = run.first + 1; i + 1 < run.end; ++i) {
    const std::string_view w = r.lower(i);
    if (w == "of" || w == "for" || w == "on") return i - 1;
  }
  return run.end - 1;
}

std::optional<NameType> type_of_head(std::uint32_t classes, bool last_of_several) {
  if ((classes & kOrganisation) != 0) return NameType::organisation;
  if ((classes & kEvent) != 0) return NameType::event;
  if ((classes & kLaw) != 0) return NameType::law;
  if ((classes & kPlace) != 0) return NameType::place;
  if (last_of_several && (classes & kMedia) != 0) return NameType::organisation;
  return std::nullopt;
}

bool is_initial_letter(std::string_view word) {
  return word.size() <= 2 && !word.empty() && utf8::is_upper(utf8::decode(word, 0).point) &&
         (word.size() == 1 || word[1] == '.');
}

/// What the run's own words say of two or more words, where a list knows.
std::optional<NameType> known_of_several(const Reading& r, const Run& run) {
  const std::uint32_t last = run.end - 1;
  if (run.honoured) return NameType::person;
  if (word_lists().is_place(r.key(run.first, run.end))) return NameType::place;
  const std::uint32_t head = head_of(r, run);
  // "Bill Park", "Ana Court": a given name and one word more is a person, whatever the word means.
  const bool given = r.is(run.first, kGiven) && !r.is(run.first, kHeadWords | kPlaceName);
  if (given && head == last && !r.is(last, kOrganisation | kMedia)) return NameType::person;
  if (const auto type = type_of_head(r.classes(head), true)) return type;
  if (has_connector(r, run)) return NameType::organisation;
  if (given || r.is(run.first, kGiven)) return NameType::person;
  if (is_initial_letter(r.word(run.first)) || r.is(last, kSuffix)) return NameType::person;
  if (r.is(run.first, kPlaceFirst)) return NameType::place;
  return std::nullopt;
}

constexpr std::array<std::string_view, 10> kPlacePrepositions{"in",      "at",     "from",   "near",   "outside",
                                                              "towards", "across", "toward", "around", "into"};

bool before_speaks(const Reading& r, const Run& run, std::uint32_t stop) {
  return run.end < stop && r.is(run.end, kSpeech) && !r.capitalised(run.end);
}

/// "..., said Brandt." with nothing after the name; not "said Kiln would appeal".
bool after_speaks(const Reading& r, const Run& run) {
  if (run.first == 0 || !r.is(run.first - 1, kSpeech)) return false;
  return run.end >= r.size() || r.kind(run.end) == TokenKind::punctuation;
}

bool is_latin(std::string_view word) { return utf8::decode(word, 0).point < 0x250; }

}  // namespace

void Typing::learn(const Reading& r, const Run& run) {
  if (run.title) return;
  if (run.size() >= 2) {
    const auto type = known_of_several(r, run);
    if (type == NameType::person)
      for (std::uint32_t i = run.first; i < run.end; ++i)
        if (r.capitalised(i) && !is_initial_letter(r.word(i))) person_parts_.insert(std::string(r.lower(i)));
    if (type == NameType::organisation) {
      organisation_starts_.insert(std::string(r.lower(run.first)));
      if (r.is(run.end - 1, kMedia)) media_ends_.insert(std::string(r.lower(run.end - 1)));
    }
    return;
  }
  if (run.honoured) person_parts_.insert(std::string(r.lower(run.first)));
  Votes& votes = votes_[r.key(run.first, run.end)];
  if (before_speaks(r, run, r.size()) || after_speaks(r, run)) votes.person += 2;
  if (run.end + 1 < r.size() && r.word(run.end) == "," && r.lower(run.end + 1) == "who") votes.person += 3;
  if (run.first > 0 && is_one_of(r.lower(run.first - 1), kPlacePrepositions))
    votes.place += r.lower(run.first - 1) == "from" ? 1 : 2;
}

std::optional<NameType> Typing::decide(const Reading& r, const Run& run) const {
  if (run.title) return NameType::title;
  if (run.size() == 1) return single(r, run);
  return several(r, run);
}

NameType Typing::several(const Reading& r, const Run& run) const {
  if (const auto type = known_of_several(r, run)) return *type;
  // Two or three words that no list knows: a person, unless one of them is an ordinary word of this text or of the
  // list.
  for (std::uint32_t i = run.first; i < run.end; ++i)
    if (r.is(i, kCommon | kHeadWords | kMedia | kSubject | kNationality | kPlaceName) || r.acronym(i) ||
        usage_.small.contains(r.lower(i)) != r.is(i, kParticle))
      return NameType::other;
  return run.size() <= 4 && is_latin(r.word(run.first)) ? NameType::person : NameType::other;
}

std::optional<NameType> Typing::single(const Reading& r, const Run& run) const {
  const std::uint32_t i = run.first;
  const std::string_view word = r.word(i);
  const std::string lower(r.lower(i));
  if (is_initial_letter(word)) return std::nullopt;
  if (run.honoured) return NameType::person;
  if (r.acronym(i)) {
    if (r.is(i, kPlaceName)) return NameType::place;
    if (r.is(i, kNoAcronym)) return std::nullopt;
    return person_parts_.contains(lower) ? NameType::person : NameType::organisation;
  }
  if (lower == "us") return std::nullopt;
  const bool at_start = r.initial(i);
  const bool seen_inside = usage_.inside.contains(r.lower(i));
  if (at_start && !seen_inside && (r.is(i, kCommon) || usage_.small.contains(r.lower(i)))) return std::nullopt;
  if (person_parts_.contains(lower)) return NameType::person;
  if (r.is(i, kNationality)) return NameType::nationality;
  if (r.is(i, kPlaceName)) return NameType::place;
  if (r.is(i, kGiven)) return NameType::person;
  if (r.is(i, kMedia) && media_ends_.contains(lower)) return NameType::organisation;
  if (r.is(i, kOrganisation)) return at_start ? std::nullopt : std::optional(NameType::organisation);
  constexpr std::uint32_t kGeneric = kMedia | kPlace | kPlaceFirst | kEvent | kLaw | kSubject | kPossessive |
                                     kTitlePart | kHonorific | kCommon | kSuffix;
  if (r.is(i, kGeneric)) return std::nullopt;
  if (at_start && !seen_inside && lone_unknown(r, run) != NameType::person) return std::nullopt;
  return lone_unknown(r, run);
}

/// A word that no list knows: by the votes of all its places in the article.
std::optional<NameType> Typing::lone_unknown(const Reading& r, const Run& run) const {
  const auto found = votes_.find(r.key(run.first, run.end));
  const Votes votes = found == votes_.end() ? Votes{} : found->second;
  const bool starts_organisation = organisation_starts_.contains(std::string(r.lower(run.first)));
  if (starts_organisation && votes.place == 0) return NameType::organisation;
  if (votes.person > votes.place) return NameType::person;
  return votes.place > 0 ? NameType::place : NameType::other;
}

}  // namespace whosays::names
