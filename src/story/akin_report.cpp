#include "story/akin_report.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "story/same_voice.h"
#include "story/words.h"

namespace whosays::story {
namespace {

// Not "so", "what".
bool tells_something(std::string_view content) {
  const std::vector<Word> words = words_in(content);
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return !is_filler(word.text) && !is_function(stem(word.text)) && !is_pointing(word.text);
  });
}

// "Porter" of "a night porter of the Harbour Hotel", as stems agree.
std::string head_of(std::string_view source) {
  static const std::set<std::string_view> kBehind = {"of",   "at",  "for",   "in",    "from", "with",  "on",      "to",
                                                     "near", "who", "whose", "which", "that", "close", "familiar"};
  std::string out;
  for (const Word& word : words_in(source)) {
    if (kBehind.contains(word.text)) break;
    out = stem(word.text);
    if (word.span.end < source.size() && source[word.span.end] == ',') break;
  }
  return out;
}

bool has_stem(std::string_view source, const std::string& wanted) {
  const std::vector<Word> words = words_in(source);
  return !wanted.empty() &&
         std::any_of(words.begin(), words.end(), [&](const Word& word) { return stem(word.text) == wanted; });
}

// "A nurse", "the second official": somebody who has not been spoken of.
bool is_new(const StatementRecord& s) {
  const std::string source = normal(s.source);
  return s.actor.empty() && (source.starts_with("a ") || source.starts_with("an ") || is_further(source));
}

// "A second person", behind an unnamed source; "others" are of anything.
bool is_further_behind(const StatementRecord& claim, const StatementRecord& s) {
  return claim.source_class == SourceClass::unnamed && s.source_class == SourceClass::unnamed &&
         is_further(normal(s.source)) && !is_plural(s.descriptor.empty() ? s.source : s.descriptor);
}

// "A night porter", then "the porter"; "police", then "police spokesman Tonning".
bool is_described_alike(const StatementRecord& first, const StatementRecord& later) {
  if (is_new(later)) return false;
  return has_stem(later.source, head_of(first.source)) ||
         (later.actor.empty() && has_stem(first.source, head_of(later.source)));
}

// "Its manager", "his lawyer": the mouth of somebody who has been spoken of.
bool is_somebodys(const Desk& desk, const StatementRecord& s) {
  const std::vector<Word> words = words_in(s.source);
  return (!words.empty() && words.front().text == "its") || is_mouth_of_another(desk, s);
}

using Nouns = std::set<std::string_view>;

bool has_any(const std::vector<Word>& words, const Nouns& nouns) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) { return nouns.contains(word.text); });
}

// Behind a body, "a spokesman, Claude Arrive", of whom it is not said for whom; behind a study or what an inquiry
// found, "who led the study".
bool speaks_for_it(const StatementRecord& claim, const StatementRecord& s) {
  static const Nouns kSpokes = {"spokesman", "spokeswoman", "spokesperson"};
  static const Nouns kLead = {"led", "leads", "head", "heads", "headed", "leader", "author", "wrote", "conducted"};
  static const Nouns kWork = {"inquiry", "investigation", "examination", "tests",   "study",
                              "report",  "analysis",      "survey",      "research"};
  const std::vector<Word> words = words_in(s.source);
  if (claim.act == Act::find || claim.source_class == SourceClass::document)
    return has_any(words, kLead) && has_any(words, kWork);
  if (claim.source_class != SourceClass::institution || words.size() < 2) return false;
  const bool of_nobody = words.size() == 2 || (words[2].text != "for" && words[2].text != "of");
  return (words[0].text == "a" || words[0].text == "the") && kSpokes.contains(words[1].text) && of_nobody;
}

// "We take this seriously", "was looking at the figures": what bodies say of anything.
bool only_responds(std::string_view content) {
  constexpr std::size_t kLongest = 13;  // words: a longer one says something besides
  if (words_in(content).size() > kLongest) return false;
  const std::string plain = normal(content);
  for (const std::string_view words :
       {"seriously", "aware of", "looking at", "looking into", "following the matter", "following the case",
        "investigating", "examining", "studying the", "reviewing the", "under review", "under investigation",
        "cooperate", "cooperating", "help the investigators", "would comment"})
    if (has_words(plain, words)) return true;
  return false;
}

}  // namespace

bool is_person_or_body(const StatementRecord& s) {
  if (s.source_class == SourceClass::unnamed)
    return words_in(s.source).size() > 1 || is_plural(s.source) || brings_in_speaker(s);
  return s.source_class == SourceClass::named || s.source_class == SourceClass::institution ||
         s.source_class == SourceClass::witnessed;
}

bool tells_the_same(const StatementRecord& s) {
  const std::string content = normal(s.content);
  return content == "the same" || content == "the same story";
}

bool is_nobody(const StatementRecord& s) {
  static const Nouns kNobody = {"nobody", "none", "neither", "nothing", "no"};
  const std::vector<Word> words = words_in(s.source);
  return !words.empty() && kNobody.contains(words.front().text);
}

bool states_a_fact(const StatementRecord& s) {
  switch (s.act) {
    case Act::assert_:
    case Act::accuse:
    case Act::confirm:
    case Act::acknowledge:
    case Act::find: return s.polarity != Polarity::negative;
    default: return false;
  }
}

bool is_one_source(const Desk& desk, StatementIndex a, StatementIndex b) {
  const StatementRecord& one = desk.statement(a);
  const StatementRecord& other = desk.statement(b);
  if (one.source_class != other.source_class) return false;
  if (!one.actor.empty() && !other.actor.empty())
    return desk.actors().label(one.article_row, one.actor) == desk.actors().label(other.article_row, other.actor);
  const std::string first = normal(one.source);
  const std::string second = normal(other.source);
  return one.actor.empty() && other.actor.empty() && !first.empty() &&
         (has_words(first, second.substr(second.rfind(' ') + 1)) ||
          has_words(second, first.substr(first.rfind(' ') + 1)));
}

std::vector<StatementIndex> others_in_report(const Desk& desk, StatementIndex claimed, bool leads) {
  const StatementRecord& claim = desk.statement(claimed);
  std::vector<StatementIndex> out;
  for (const StatementIndex i : desk.statements_of(desk.home(claimed))) {
    const StatementRecord& s = desk.statement(i);
    const bool later = s.field == Field::text && s.ordinal > claim.ordinal;
    if (!later || !is_person_or_body(s) || !tells_something(s.content) || !states_a_fact(s) ||
        (s.negated && !claim.negated))
      continue;
    if (is_one_source(desk, claimed, i) || is_described_alike(claim, s) || is_somebodys(desk, s) ||
        speaks_for_it(claim, s) || only_responds(s.content))
      continue;
    if (leads || is_further_behind(claim, s)) out.push_back(i);
  }
  return out;
}

}  // namespace whosays::story
