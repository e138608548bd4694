#include "footing/source_class.h"

#include <algorithm>
#include <initializer_list>

#include "base/one_of.h"
#include "footing/count.h"
#include "footing/function_words.h"
#include "footing/source.h"
#include "footing/word_lists.h"

namespace whosays::footing {
namespace {

using lexicon::WordSet;

/// A letter of a script that has no capitals: Hebrew, Arabic, of India, of East Asia.
bool has_no_case(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.empty() ? 'a' : word.front());
  return (first >= 0xd6 && first <= 0xdd) || (first >= 0xe0 && first < 0xe2) || (first >= 0xe3 && first <= 0xed);
}

/// A noun of what happens or is the case: it shows something, and nobody says it.
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

}  // namespace

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
    return false;  // "Canadians"
  return !number_of(word) && !word.ends_with("one") && !word.ends_with("body") &&
         !is_one_of(word, {"some", "many", "most", "others", "both", "few", "all"});
}

bool is_people_noun(const SourcePhrase& p) {
  const std::string_view head = p.lower(p.head);
  if (head.ends_with('s') && is_one_of(p.lower(p.core.begin), {"many", "some", "several", "most", "other"}))
    return true;  // "many Republicans"
  if (!source_lists().people.has(head) && !source_lists().persons.has(head) && !source_lists().unnamed.has(head))
    return false;
  return head.ends_with('s') || p.in_headline_capitals() || is_one_of(p.lower(p.core.begin), {"a", "an", "one"});
}

bool any_in(const SourcePhrase& p, TokenRange range, const WordSet& set) {
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (set.has(p.lower(i))) return true;
  return false;
}

std::pair<SourceClass, std::string> class_of_noun(const SourcePhrase& p) {
  const std::string_view head = p.lower(p.head);
  if (source_lists().spokespeople.has(head)) return {SourceClass::institution, "speaks for a body"};
  const bool ordinal = is_one_of(head, {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "other"});
  if (source_lists().unnamed.has(head) || ordinal) return {SourceClass::unnamed, "a description without a name"};
  const bool definite = is_definite_determiner(p.lower(p.core.begin));
  if ((source_lists().people.has(head) || source_lists().persons.has(head)) && !source_lists().institutions.has(head) &&
      !source_lists().documents.has(head)) {
    const bool plural = head.ends_with('s');
    return definite && !plural ? std::pair{SourceClass::named, std::string(kByRole)}
                               : std::pair{SourceClass::unnamed, std::string("people without a name")};
  }
  if (source_lists().documents.has(head)) return {SourceClass::document, "a paper"};
  if (source_lists().media.has(head)) return {SourceClass::media, "an outlet"};
  if (source_lists().institutions.has(head)) return {SourceClass::institution, "a body"};
  if (is_happening(head)) return {SourceClass::unspecified, std::string(kHappening)};
  if (any_in(p, p.core, source_lists().institutions) && head.ends_with('s'))
    return {SourceClass::unnamed, "people of a body"};
  if (definite && !head.ends_with('s')) return {SourceClass::named, std::string(kByRole)};
  return {SourceClass::unnamed, "a description without a name"};
}

}  // namespace whosays::footing
