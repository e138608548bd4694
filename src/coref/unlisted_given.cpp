#include "coref/unlisted_given.h"

#include <algorithm>
#include <set>

#include "coref/described_bodies.h"
#include "coref/described_words.h"
#include "coref/description_phrase.h"
#include "coref/retyped.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

/// No letters and digits mixed, no second capital: "SUVs", "MacBook", "K2" are no given names.
bool is_written_so(std::string_view word) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_odd = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  return word.size() > 2 && std::any_of(word.begin() + 1, word.end(), is_small) &&
         std::none_of(word.begin() + 1, word.end(), is_odd);
}

bool is_of_calendar(std::string_view word) {
  return is_any_of(word,
                   {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
                    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"});
}

bool is_word_of_a_list(std::string_view word) {
  static const lexicon::WordSet common("names_common.txt");
  return common.has(word) || is_of_calendar(word) || names_trade(word) || names_trades(word) || honorific(word) ||
         is_nation(word) || is_body_noun(word) || ends_body_name(word) || stops_role(word);
}

/// The token right before a name of one word.
bool is_unlisted_given(const FieldView& view, std::uint32_t token) {
  if (token == 0 || !view.capital(token) || view.span(token).end + 1 != view.span(token + 1).begin) return false;
  if (view.sentence(token - 1) != view.sentence(token) || !is_written_so(view.word(token))) return false;
  if (is_word_of_a_list(view.lower(token))) return false;
  const std::string_view before = view.lower(token - 1);
  if (!view.capital(token - 1)) return view.kind(token - 1) == TokenKind::word;
  return honorific(before) || (names_trade(before) && gender_of_first_name(before) == Gender::unknown);
}

}  // namespace

Names with_unlisted_given(const FieldView& text, Names names) {
  std::set<std::uint32_t> ends;
  for (const Name& name : names.rows)
    if (name.field == Field::text) ends.insert(name.span.end);
  for (Name& name : names.rows) {
    if (name.field != Field::text || name.type != NameType::person) continue;
    const Range tokens = text.tokens_of(name.span);
    if (tokens.count != 1 || tokens.first < 2 || ends.contains(text.span(tokens.first - 1).end)) continue;
    if (is_unlisted_given(text, tokens.first - 1)) name.span.begin = text.span(tokens.first - 1).begin;
  }
  return names;
}

}  // namespace whosays::coref
