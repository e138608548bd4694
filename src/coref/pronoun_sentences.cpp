#include "coref/pronoun_sentences.h"

#include <algorithm>

#include "coref/described_words.h"
#include "coref/roles.h"
#include "coref/titled_names.h"

namespace whosays::coref {
namespace {

/// "Odel's lawyer, Sara Nime, came", "One of the men, Perry Dacre, sang": the name stands beside the subject.
bool is_beside_subject(const FieldView& view, std::uint32_t first, std::uint32_t begin) {
  constexpr std::uint32_t kLongest = 12;
  first = before_courtesies(view, first);
  if (first < begin + 3 || first - begin > kLongest || view.word(first - 1) != ",") return false;
  bool who = false, clause = false;
  const bool one_of = view.lower(begin) == "one" && view.lower(begin + 1) == "of";
  for (std::uint32_t i = one_of ? begin + 2 : begin; i + 1 < first; ++i) {
    const std::string_view w = view.lower(i);
    const bool fits = view.kind(i) == TokenKind::word || w == "'s" || w == "’s";
    const bool inside = is_any_of(w, {"the", "a", "its", "his", "her", "their", "'s", "’s"}) ||
                        (who && is_any_of(w, {"of", "for", "at"}));
    clause = clause || (who && is_any_of(w, {"who", "whose"}));  // "The engineer who built it, Ramiro Holm,"
    if (!fits || (stops_role(w) && !inside && !clause)) return false;
    who = who || role_word(w) || !converse_of(w).empty() || (is_person_noun(w));
  }
  return who;
}

/// "Secretary of State John Kerry": nothing but the office stands before the name.
bool is_behind_office(const FieldView& view, std::uint32_t begin, std::uint32_t name) {
  constexpr std::uint32_t kLongest = 8;
  if (name < begin + 3 || name - begin > kLongest || !say_office(view, begin, name)) return false;
  for (std::uint32_t i = begin; i < name; ++i)
    if (!view.capital(i) && !is_any_of(view.lower(i), {"of", "for", "and", "the", "to"})) return false;
  return true;
}

}  // namespace

bool leads_sentence(const FieldView& view, Span name) {
  const Range tokens = view.tokens_of(name);
  const std::uint32_t begin = view.sentence_row(view.sentence(tokens.first)).first_token;
  if (is_beside_subject(view, tokens.first, begin)) return true;
  const std::uint32_t next = tokens.first + tokens.count;
  if (next < view.size()) {
    const std::string_view w = view.lower(next);
    if (w == "'s" || w == "’s" || w == "and" || w == "or") return false;
  }
  std::uint32_t first = tokens.first;
  if (first == begin + 2 && view.lower(begin) == "it" && is_any_of(view.lower(begin + 1), {"is", "was"}))
    return next < view.size() && view.lower(next) == "who";
  while (first > begin && view.kind(first - 1) == TokenKind::word &&
         (view.lower(first - 1) == "the" || !stops_role(view.lower(first - 1))))
    --first;
  return first == begin || is_behind_office(view, begin, tokens.first);
}

bool is_brought_in(const FieldView& view, Span name) {
  constexpr std::uint32_t kLongest = 6;
  const Range tokens = view.tokens_of(name);
  const Sentence& sentence = view.sentence_row(view.sentence(tokens.first));
  const std::uint32_t behind = tokens.first + tokens.count;
  if (behind < sentence.end_token && view.kind(behind) != TokenKind::punctuation) return false;
  if (is_any_of(view.lower(sentence.first_token), {"he", "she", "they"})) return false;
  for (std::uint32_t i = tokens.first; i > sentence.first_token + 1 && tokens.first - i < kLongest; --i)
    if (is_any_of(view.lower(i - 1), {"was", "is", "were", "stood", "sat", "came", "stands", "sits", "comes"}))
      return true;
  return false;
}

bool has_died(const FieldView& view, Span name) {
  constexpr std::uint32_t kReach = 5;
  const Range tokens = view.tokens_of(name);
  const std::uint32_t first = tokens.first + tokens.count;
  const std::uint32_t end = view.sentence_row(view.sentence(tokens.first)).end_token;
  for (std::uint32_t i = first; i < std::min(end, first + kReach); ++i) {
    if (view.lower(i) == "died") return true;
    if (view.kind(i) == TokenKind::word && !is_any_of(view.lower(i), {"who", "has", "had"})) return false;
  }
  return false;
}

bool is_cleft(const FieldView& view, Span name) {
  const Range tokens = view.tokens_of(name);
  const std::uint32_t begin = view.sentence_row(view.sentence(tokens.first)).first_token;
  const std::uint32_t behind = tokens.first + tokens.count;
  return tokens.first == begin + 2 && view.lower(begin) == "it" && is_any_of(view.lower(begin + 1), {"is", "was"}) &&
         behind < view.size() && view.lower(behind) == "who";
}

bool has_asked(const FieldView& view, Span name) {
  const Range tokens = view.tokens_of(name);
  const std::uint32_t verb = tokens.first + tokens.count;
  return verb + 1 < view.size() && view.lower(verb) == "asked" &&
         is_any_of(view.lower(verb + 1), {"the", "a", "an", "his", "her", "him", "them", "one"});
}

bool says_what_they_are(const FieldView& view, Span name, std::uint32_t token) {
  constexpr std::uint32_t kLongest = 7;
  const Range tokens = view.tokens_of(name);
  const std::uint32_t comma = tokens.first + tokens.count;
  if (token < comma + 2 || token > comma + kLongest || view.word(comma) != ",") return false;
  if (!is_any_of(view.lower(comma + 1), {"a", "an", "the"})) return false;
  for (std::uint32_t i = comma + 1; i < token; ++i)
    if (view.kind(i) != TokenKind::word || is_any_of(view.lower(i), {"of", "for", "from", "who"})) return false;
  return true;
}

}  // namespace whosays::coref
