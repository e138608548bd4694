#include "coref/pronoun_sentences.h"

#include <algorithm>

#include "coref/person_words.h"

namespace whosays::coref {

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
