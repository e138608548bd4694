#include "footing/source_class.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

#include "base/ascii.h"
#include "base/one_of.h"
#include "footing/count.h"
#include "footing/function_words.h"
#include "footing/source.h"
#include "footing/source_titles.h"
#include "footing/word_lists.h"

namespace whosays::footing {
namespace {

using lexicon::WordSet;

/// A letter of a script that has no capitals: Hebrew, Arabic, of India, of East Asia.
bool has_no_case(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.empty() ? 'a' : word.front());
  return (first >= 0xd6 && first <= 0xdd) || (first >= 0xe0 && first < 0xe2) || (first >= 0xe3 && first <= 0xed);
}

/// "unions", "countries", "companies": a noun of bodies, one or several.
bool is_body(std::string_view head) {
  static const WordBag& kBodies = source_words("body");
  const auto& known = source_lists().institutions;
  if (kBodies.contains(head) || known.has(head)) return true;
  if (!head.ends_with('s') || head.ends_with("ss")) return false;
  const std::string_view one = head.substr(0, head.size() - 1);
  if (known.has(one) || (one.ends_with('e') && known.has(one.substr(0, one.size() - 1)))) return true;  // "churches"
  return head.ends_with("ies") && known.has(std::string(head.substr(0, head.size() - 3)) + "y");
}

/// One of a party or of a people: "Republicans", "Danes", but not "House Republicans", who act as one.
bool are_of_a_side(const SourcePhrase& p) {
  static const WordBag& kPartisans = source_words("partisan");
  const std::string_view head = p.lower(p.head);
  if (!head.ends_with('s')) return false;
  const auto& all = source_lists();
  return (kPartisans.contains(head) && !any_in(p, p.core, all.institutions)) ||
         all.nationalities.has(head.substr(0, head.size() - 1));
}

bool is_outlet(const SourcePhrase& p) {
  static const WordBag& kOutlets = source_words("outlet");
  const std::string_view head = p.lower(p.head);
  static const WordBag& kAgencies = source_words("agency");
  static const WordBag& kReporters = source_words("reporter");  // "media reports"
  if (kOutlets.contains(head)) return true;
  if (is_one_of(head, {"report", "reports", "accounts"}) && p.head > p.core.begin &&
      kReporters.contains(p.lower(p.head - 1)))
    return true;
  if (kAgencies.contains(head) && p.head > p.core.begin && is_one_of(p.lower(p.head - 1), {"news", "wire"}))
    return true;
  const bool the_paper = head == "paper" && p.range.end == p.head + 1 && p.lower(p.core.begin) == "the";
  return the_paper && p.head == p.core.begin + 1;
}

bool is_written(std::string_view head) {
  static const WordBag& kPapers = source_words("paper");
  return kPapers.contains(head) || source_lists().documents.has(head);
}

/// "Media figures", "opposition figures": people, where other figures are counted.
bool are_people_of_note(const SourcePhrase& p) {
  static const WordBag& kBefore = source_words("figures");
  if (p.lower(p.head) != "figures") return false;
  for (std::uint32_t i = p.core.begin; i < p.head; ++i)
    if (kBefore.contains(p.lower(i))) return true;
  return false;
}

/// "A group of senators": who is meant stands behind the "of".
bool are_gathered_people(const SourcePhrase& p) {
  static const WordBag& kGathered = source_words("gathered");
  if (!kGathered.contains(p.lower(p.head)) || p.core.end + 1 >= p.range.end || p.lower(p.core.end) != "of")
    return false;
  if (!is_one_of(p.lower(p.core.begin), {"a", "an", "one", "another", "this", "some"})) return false;
  const SourcePhrase of = source_phrase(p.passage, span_of(p.passage, {p.core.end + 1, p.range.end}));
  const std::string_view head = of.lower(of.head);
  return head.ends_with('s') && (is_person_word(head) || source_lists().unnamed.has(head) || is_partisan(of));
}

/// "The justices", "the Supreme Court justices": a court's, who speak as it, and not "the liberal justices".
bool are_the_bench(const SourcePhrase& p) {
  if (p.lower(p.head) != "justices" || p.head == p.core.begin) return false;
  for (std::uint32_t i = p.core.begin; i < p.head; ++i)
    if (!is_one_of(p.lower(i), {"the", "supreme", "high", "court"})) return false;
  return true;
}

/// "The Hill", "the Washington Free Beacon": everyday words that are an outlet's name.
bool has_outlets_title(const SourcePhrase& p) {
  static const WordBag& kTitles = source_words("title");
  constexpr std::uint32_t kLongest = 4;  // tokens
  const std::uint32_t shortest = std::min(p.core.end - p.core.begin, kLongest);
  for (std::uint32_t size = 1; size <= shortest; ++size) {
    const std::uint32_t begin = p.core.end - size;
    if (p.capital(begin) && p.capital(p.core.end - 1) &&
        kTitles.contains(slice(p.passage.tokens.lower, span_of(p.passage, {begin, p.core.end}))))
      return true;
  }
  return false;
}

/// A noun of this file's own lists: no name, though it leads a sentence.
bool is_listed_noun(const SourcePhrase& p) {
  static const WordBag& kPapers = source_words("paper");
  static const WordBag& kBodies = source_words("body");
  static const WordBag& kCrowds = source_words("crowd");
  static const WordBag& kPartisans = source_words("partisan");
  const std::string_view head = p.lower(p.head);
  return kPapers.contains(head) || kBodies.contains(head) || kCrowds.contains(head) || kPartisans.contains(head);
}

}  // namespace

bool is_happening(std::string_view head) {
  static const WordSet kHappenings("happenings.txt");
  static const WordSet kAgents("agents.txt");
  std::string_view one = head;
  if (one.ends_with("ies")) return false;
  if (one.ends_with('s') && !one.ends_with("ss")) one.remove_suffix(1);
  if (kHappenings.has(one) || kHappenings.has(head)) return true;
  const bool made_of_a_verb = one.size() > 6 && (one.ends_with("tion") || one.ends_with("sion") ||
                                                 one.ends_with("ment") || one.ends_with("ness"));
  static const WordBag& kBodies = source_words("people");
  return made_of_a_verb && !kAgents.has(one) && !kAgents.has(head) && !is_source_noun(one) && !is_source_noun(head) &&
         !kBodies.contains(one);
}

bool is_outlets_name(const SourcePhrase& p) {
  static const WordBag& kWires = source_words("wire");
  static const WordBag& kAgencies = source_words("agency");
  const auto& media = source_lists().media;
  for (std::uint32_t i = p.core.begin; i < p.core.end; ++i)
    if (media.has(p.lower(i)) || (p.capital(i) && kWires.contains(p.lower(i)))) return true;
  if (is_one_of(p.lower(p.head), {"tv", "channel"})) return true;
  if (!kAgencies.contains(p.lower(p.head))) return false;
  for (std::uint32_t i = p.core.begin; i < p.head; ++i)
    if (p.lower(i) == "news") return true;
  return false;
}

bool leads_with_outlet(const SourcePhrase& p) {
  static const WordBag& kWires = source_words("wire");
  static const WordBag& kAgencies = source_words("agency");
  if (has_outlets_title(p)) return true;
  const std::uint32_t first = p.core.begin + (p.lower(p.core.begin) == "the" ? 1 : 0);
  constexpr std::uint32_t kLongest = 2;  // "Agence France-Presse", "Breitbart London"
  const bool short_one = p.core.end - first <= kLongest || kAgencies.contains(p.lower(p.head));
  return first < p.core.end && short_one && p.capital(first) && p.capital(p.head) && kWires.contains(p.lower(first));
}

bool is_named_paper(const SourcePhrase& p) {
  const std::string_view head = p.lower(p.head);
  const bool alone = p.core.end == p.core.begin + 1;
  return (p.in_headline_capitals() || !alone) && is_written(head) && !source_lists().institutions.has(head) &&
         !source_lists().persons.has(head);
}

bool is_partisan(const SourcePhrase& p) { return source_words("partisan").contains(p.lower(p.head)); }

bool are_many_people(const SourcePhrase& p) {
  const std::string_view head = p.lower(p.head);
  if (!head.ends_with('s')) return false;
  if (are_of_a_side(p)) return true;
  const bool several = is_one_of(p.lower(p.core.begin), {"some", "many", "most", "several", "other", "few"});
  return several && (!p.capital(p.head) || source_words("partisan").contains(head));
}

bool is_some_partisan(const SourcePhrase& p) {
  return is_partisan(p) && !p.lower(p.head).ends_with('s') &&
         is_one_of(p.lower(p.core.begin), {"a", "an", "one", "another"});
}

bool is_call_sign(std::string_view name) {
  constexpr std::size_t kLetters = 4;
  const std::string_view letters = name.substr(0, name.find('-'));
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return letters.size() == kLetters && (letters.front() == 'W' || letters.front() == 'K') &&
         std::ranges::all_of(letters, is_capital);
}

bool is_role_in_capitals(const SourcePhrase& p) {
  const std::string_view head = p.lower(p.head);
  if (head.ends_with('s') || (!is_person_word(head) && !is_title_noun(head))) return false;
  return is_definite_determiner(p.lower(p.core.begin)) || p.in_headline_capitals();
}

bool is_named_as_body(const SourcePhrase& p, std::uint32_t apposed) {
  const std::uint32_t first = p.core.begin + (p.lower(p.core.begin) == "the" ? 1 : 0);
  const bool of = p.core.end < p.range.end && is_one_of(p.lower(p.core.end), {"of", "for"});
  if (first < p.core.end && (is_body(p.lower(p.head)) || (of && is_body(p.lower(first))))) return true;
  if (apposed + 1 >= p.range.end || !is_one_of(p.lower(apposed), {"a", "an", "the", "another"})) return false;
  const SourcePhrase said = source_phrase(p.passage, span_of(p.passage, {apposed, p.range.end}));
  return is_body(said.lower(said.head));
}

bool is_named_as_outlet(const SourcePhrase& p, std::uint32_t apposed) {
  if (apposed + 1 >= p.range.end || !is_one_of(p.lower(apposed), {"a", "an", "the", "another"})) return false;
  const SourcePhrase said = source_phrase(p.passage, span_of(p.passage, {apposed, p.range.end}));
  return is_outlet(said) || source_lists().media.has(said.lower(said.head)) ||
         source_words("site").contains(said.lower(said.head));
}

bool is_site(const SourcePhrase& p) {
  const std::string_view head = p.lower(p.head);
  return head.ends_with(".com") || head.ends_with(".org") || head.ends_with(".net");
}

SourceClass class_of_site(const SourcePhrase& p) {
  return p.lower(p.head).ends_with(".org") ? SourceClass::institution : SourceClass::media;
}

bool is_known_body(const SourcePhrase& p) {
  static const WordSet kPlaces("names_places.txt");
  static const WordSet kBodies("names_organisations.txt");
  const std::uint32_t first = p.core.begin + (p.lower(p.core.begin) == "the" ? 1 : 0);
  if (first >= p.core.end || !p.capital(first)) return false;
  const std::string_view name = slice(p.passage.tokens.lower, span_of(p.passage, {first, p.core.end}));
  return kPlaces.has(name) || kBodies.has(name);
}

bool is_places_name(std::string_view name) {
  static const WordSet kPlaces("names_places.txt");
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(), ascii::lowered);
  return kPlaces.has(lower);
}

bool is_counsel(const SourcePhrase& p) { return source_words("counsel").contains(p.lower(p.head)); }

SourceClass class_of_lone_counsel(const SourcePhrase& p) {
  const bool one = is_definite_determiner(p.lower(p.core.begin)) && !p.lower(p.head).ends_with('s');
  return one ? SourceClass::named : SourceClass::unnamed;
}

const SourceLists& source_lists() {
  static const SourceLists all;
  return all;
}

bool is_source_noun(std::string_view word) {
  const auto& all = source_lists();
  return all.institutions.has(word) || all.media.has(word) || all.documents.has(word) || all.spokespeople.has(word) ||
         all.unnamed.has(word) || all.people.has(word) || all.persons.has(word);
}

bool is_lone_name(const SourcePhrase& p) {
  const std::string_view word = p.lower(p.head);
  if (p.core.end - p.core.begin != 1 || (p.core.end < p.range.end && p.lower(p.core.end) != ",")) return false;
  if (has_no_case(word)) return true;
  if (!p.capital(p.head)) return false;
  const auto& all = source_lists();
  for (const WordSet* nouns :
       {&all.institutions, &all.media, &all.documents, &all.spokespeople, &all.unnamed, &all.people, &all.persons})
    if (nouns->has(word)) return false;
  if (all.nationalities.has(word) || (word.ends_with('s') && all.nationalities.has(word.substr(0, word.size() - 1))))
    return false;                                                 // "Canadians"
  if (is_listed_noun(p) || word.ends_with("ists")) return false;  // "Conservationists"
  return !number_of(word) && !word.ends_with("one") && !word.ends_with("body") &&
         !is_one_of(word, {"some", "many", "most", "others", "both", "few", "all"});
}

bool is_people_noun(const SourcePhrase& p) {
  const std::string_view head = p.lower(p.head);
  if (head.ends_with('s') && is_one_of(p.lower(p.core.begin), {"many", "some", "several", "most", "other"}))
    return true;  // "many Republicans"
  if (are_of_a_side(p)) return true;
  if (!source_lists().people.has(head) && !source_lists().persons.has(head) && !source_lists().unnamed.has(head))
    return false;
  return head.ends_with('s') || p.in_headline_capitals() || is_one_of(p.lower(p.core.begin), {"a", "an", "one"});
}

bool any_in(const SourcePhrase& p, TokenRange range, const WordSet& set) {
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (set.has(p.lower(i))) return true;
  return false;
}

namespace {

/// "Ana Vell's editor", "its editor", "the editor": one who is known by whose it is.
bool is_definite(const SourcePhrase& p) {
  if (is_definite_determiner(p.lower(p.core.begin))) return true;
  if (!p.capital(p.core.begin) || is_one_of(p.lower(p.core.begin), {"a", "an", "one", "another", "some"})) return false;
  for (std::uint32_t i = p.core.begin; i < p.head; ++i)
    if (is_one_of(p.lower(i), {"'s", "’s"})) return true;
  return false;
}

/// "One of Odel's tweets", "some of the unions": what they are some of, where that is no people.
std::optional<SourceClass> class_of_whole(const SourcePhrase& p) {
  const bool some =
      p.core.end == p.core.begin + 1 && p.core.end + 1 < p.range.end && p.lower(p.core.end) == "of" &&
      (number_of(p.lower(p.head)) || is_one_of(p.lower(p.head), {"some", "several", "many", "most", "none"}));
  if (!some) return std::nullopt;
  const SourcePhrase whole = source_phrase(p.passage, span_of(p.passage, {p.core.end + 1, p.range.end}));
  const SourceClass found = class_of_noun(whole).first;
  const bool things =
      found == SourceClass::document || found == SourceClass::institution || found == SourceClass::media;
  return things && whole.lower(whole.head).ends_with('s') ? std::optional(found) : std::nullopt;
}

/// "The director of a clinic": of which one is not said.
bool is_of_some(const SourcePhrase& p) {
  return p.head + 2 < p.range.end && p.lower(p.head + 1) == "of" &&
         is_one_of(p.lower(p.head + 2), {"a", "an", "one", "some"});
}

/// Known by their role alone, or by nothing.
std::pair<SourceClass, std::string> class_of_person(const SourcePhrase& p) {
  const bool one = is_definite(p) && !p.lower(p.head).ends_with('s') && !is_of_some(p);
  return one ? std::pair{SourceClass::named, std::string(kByRole)}
             : std::pair{SourceClass::unnamed, std::string("people without a name")};
}

/// "A state representative": who speaks for voters and for no body.
bool is_elected(const SourcePhrase& p) {
  return p.head > p.core.begin && is_elected_representative(p.lower(p.head - 1), p.lower(p.head));
}

/// "The federal standard", "the record": a word of many titles, which by itself is no outlet.
bool is_only_in_titles(const SourcePhrase& p) {
  static const WordBag& kMastheads = source_words("masthead");
  return !p.capital(p.head) && kMastheads.contains(p.lower(p.head));
}

}  // namespace

std::pair<SourceClass, std::string> class_of_noun(const SourcePhrase& p) {
  const std::string_view head = p.lower(p.head);
  if (const auto whole = class_of_whole(p)) return {*whole, "one of several things"};
  if (source_lists().spokespeople.has(head))
    return is_elected(p) ? class_of_person(p) : std::pair{SourceClass::institution, std::string("speaks for a body")};
  const bool ordinal = is_one_of(head, {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "other"});
  const bool numbered = p.head > p.core.begin && head.front() >= '0' && head.front() <= '9';  // "Section 12"
  if (numbered && is_written(p.lower(p.head - 1))) return {SourceClass::document, "a paper"};
  static const WordBag& kCrowds = source_words("crowd");
  if (are_the_bench(p)) return {SourceClass::institution, "a court's judges"};
  const bool many =
      kCrowds.contains(head) || are_of_a_side(p) || are_people_of_note(p) || number_of(head) || are_gathered_people(p);
  if (source_lists().unnamed.has(head) || ordinal || many)
    return {SourceClass::unnamed, "a description without a name"};
  const bool definite = is_definite_determiner(p.lower(p.core.begin));
  static const WordBag& kBodies = source_words("body");
  if (is_outlet(p)) return {SourceClass::media, "an outlet"};
  const bool person = source_lists().people.has(head) || source_lists().persons.has(head);
  if (person && !source_lists().institutions.has(head) && !source_lists().documents.has(head) &&
      !kBodies.contains(head))
    return class_of_person(p);
  if (is_written(head)) return {SourceClass::document, "a paper"};
  if (source_lists().media.has(head) && !is_only_in_titles(p)) return {SourceClass::media, "an outlet"};
  if (is_body(head)) return {SourceClass::institution, "a body"};
  if (is_happening(head)) return {SourceClass::unspecified, std::string(kHappening)};
  if (any_in(p, p.core, source_lists().institutions) && head.ends_with('s'))
    return {SourceClass::unnamed, "people of a body"};
  if (definite && !head.ends_with('s') && !is_of_some(p)) return {SourceClass::named, std::string(kByNoun)};
  return {SourceClass::unnamed, "a description without a name"};
}

}  // namespace whosays::footing
