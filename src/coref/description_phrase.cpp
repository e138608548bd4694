#include "coref/description_phrase.h"

#include <algorithm>
#include <array>

#include "coref/described_bodies.h"
#include "coref/portraits.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kLongestDescription = 7;

bool is_number_word(const FieldView& view, std::uint32_t token) {
  return view.kind(token) == TokenKind::number ||
         is_any_of(view.lower(token), {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"});
}

/// "topper", "campaigner": who does what a verb says, though no list has it.
bool is_made_of_a_verb(const FieldView& view, std::uint32_t token) {
  const std::string_view word = view.lower(token);
  return !view.capital(token) && word.size() > 5 && (word.ends_with("er") || word.ends_with("or")) &&
         !is_body_noun(word);
}

/// "observer", "toxicologist", "seed" of a tennis player; not "book", "campaign".
bool ends_like_people(std::string_view word) {
  static constexpr auto kEndings = std::to_array<std::string_view>(
      {"er", "or", "ist", "ian", "man", "woman", "ee", "eer", "ster", "mate", "seed", "half", "back", "hand", "crat"});
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view end) { return word.ends_with(end); });
}

/// "of three", "of the kiosk": what stands behind the head; false for what makes it somebody else ("of Karsund").
bool read_complement(const FieldView& view, std::uint32_t first, std::uint32_t end, DescriptionPhrase& out) {
  if (first >= end) return true;
  if (!is_any_of(view.lower(first), {"of", "from"})) return false;
  if (++first < end && is_any_of(view.lower(first), {"the", "a", "an", "his", "her", "its"})) ++first;
  for (std::uint32_t i = first; i < end; ++i) {
    const bool plain = view.kind(i) == TokenKind::word || view.kind(i) == TokenKind::number;
    if (!plain || view.capital(i) || stops_role(view.lower(i))) return false;
    if (i + 1 == end && is_number_word(view, i)) {
      out.parent = is_any_of(out.head, {"mother", "father"});
      return out.parent;
    }
    if (i + 1 == end) out.modifiers.push_back(view.lower(i));
  }
  return first < end;
}

}  // namespace

bool is_nation(std::string_view word) {
  static const lexicon::WordSet nations("names_nationalities.txt");
  return nations.has(word);
}

std::optional<DescriptionPhrase> description_phrase(const FieldView& view, Span source) {
  const Range tokens = view.tokens_of(source);
  std::uint32_t end = tokens.first + tokens.count;
  // "The former mayor, dressed in a grey suit,"
  for (std::uint32_t i = tokens.first + 2; i < end; ++i)
    if (view.word(i) == ",") end = i;
  while (end > tokens.first && view.kind(end - 1) == TokenKind::punctuation) --end;
  if (end - tokens.first < 2 || end - tokens.first > kLongestDescription) return std::nullopt;
  DescriptionPhrase out;
  out.first = tokens.first;
  out.span = view.span(tokens.first, end);
  const std::string_view article = view.lower(tokens.first);
  if (article == "his" || article == "her") {
    out.possessive = true;
    out.possessor = article == "his" ? Gender::male : Gender::female;
  } else if (article != "the") {
    return std::nullopt;
  }
  std::uint32_t stop = tokens.first + 1;
  while (stop < end && view.kind(stop) == TokenKind::word &&
         !is_any_of(view.lower(stop), {"of", "from", "for", "in", "at"}))
    ++stop;
  if (stop == tokens.first + 1) return std::nullopt;
  const std::uint32_t head = stop - 1;
  for (std::uint32_t i = tokens.first + 1; i < head; ++i) {
    const std::string_view word = view.lower(i);
    if (is_any_of(word, {"'s", "’s", "'", "’"})) continue;
    if (stops_role(word)) return std::nullopt;
    if (is_any_of(word, {"former", "retired", "ex", "one-time", "onetime"})) {
      out.former = true;
      out.retired = word == "retired";
    } else if (const auto age = age_of(word)) {
      out.age = age;
    } else {
      out.modifiers.push_back(word);
      if (view.capital(i) && (out.body.count == 0 || out.body.first + out.body.count == i)) {
        if (out.body.count++ == 0) out.body.first = i;
      }
    }
  }
  if (const auto age = age_of(view.lower(head))) {
    out.age = age;
  } else {
    out.head = view.lower(head);
    if (out.head.starts_with("ex-")) {
      out.former = true;
      out.head.remove_prefix(3);
    }
    const NounUse use = describing_noun(out.head).use;
    out.nation = is_nation(out.head) && view.capital(head) && use != NounUse::bare;
    if (use == NounUse::none && !role_word(out.head) &&
        !is_any_of(out.head, {"elder", "older", "younger", "former", "latter"})) {
      out.unlisted = !out.nation && !is_made_of_a_verb(view, head) && converse_of(out.head).empty();
      if (out.unlisted && (out.possessive || !(ends_like_people(out.head) || out.former))) return std::nullopt;
    }
  }
  return read_complement(view, stop, end, out) ? std::optional(out) : std::nullopt;
}

Span before_who(const FieldView& view, Span source) {
  constexpr std::uint32_t kLongest = 5;
  const std::uint32_t who = view.token_at(source.begin);
  if (who < 3 || who >= view.size() || view.lower(who) != "who" || view.word(who - 1) != ",") return source;
  const std::uint32_t first = view.sentence_row(view.sentence(who)).first_token;
  const bool leads = who > first + 2 && who - first <= kLongest && view.lower(first) == "the";
  return leads ? view.span(first, who - 1) : source;
}

Span behind_body(const FieldView& view, const DescriptionPhrase& phrase) {
  return {view.span(phrase.body.first + phrase.body.count).begin, phrase.span.end};
}

}  // namespace whosays::coref
