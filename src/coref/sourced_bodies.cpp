#include "coref/sourced_bodies.h"

#include <algorithm>

#include "coref/described_bodies.h"
#include "coref/described_words.h"
#include "coref/retyped.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kLongestSourced = 8;    ///< tokens of "Alliance for an Accessible City"
constexpr std::uint32_t kMostPlainSourced = 4;  ///< of "Channel Four North"

bool links_names(std::string_view word) { return is_any_of(word, {"of", "for"}); }

bool is_within_name(std::string_view word) {
  return links_names(word) || is_any_of(word, {"the", "an", "a", "'s", "’s", "'", "’", "&"});
}

/// "Guild", "Tribune", and those who are many: "Friends of the Minster".
bool is_kind_of_body(std::string_view word) {
  if (is_any_of(word, {"government", "administration", "house", "office"})) return false;  // others' or no one body
  return is_body_noun(word) || ends_body_name(word) || is_any_of(word, {"friends", "lions", "daughters", "sons"});
}

/// Somebody's title, given name or trade: then it is no body's name.
bool is_of_a_person(std::string_view word) {
  return gender_of_first_name(word) != Gender::unknown || honorific(word) || names_trade(word) ||
         !converse_of(word).empty();
}

/// "Harbour Farmers"; but behind "of" a guild has its trade.
bool is_of_people(std::string_view word) {
  static const lexicon::WordSet nations("names_nationalities.txt");
  return names_trades(word) || nations.has(word);
}

bool is_plain_word(std::string_view word) {
  static const lexicon::WordSet common("names_common.txt");
  static const lexicon::WordSet of_bodies("match_body_words.txt");
  return common.has(word) || of_bodies.has(word);
}

/// "CAMPAIGN" of a headline; a body has no more letters than four where it is all capitals.
bool is_loud(std::string_view word) {
  constexpr std::size_t kMostLetters = 4;
  return word.size() > kMostLetters && std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The source's words as far as a name goes, without "The" and what a comma adds.
Range run_of(const FieldView& view, Range source) {
  std::uint32_t first = source.first;
  if (view.lower(first) == "the") ++first;
  std::uint32_t end = first;
  while (end < source.first + source.count && (view.capital(end) || is_within_name(view.lower(end)))) ++end;
  const bool whole = end == source.first + source.count || view.kind(end) == TokenKind::punctuation;
  while (end > first && !view.capital(end - 1)) --end;
  return whole && end > first && view.capital(first) ? Range{first, end - first} : Range{};
}

}  // namespace

std::optional<SourcedBody> body_of_source(const FieldView& view, Range source) {
  if (source.count == 0) return std::nullopt;
  const Range run = run_of(view, source);
  if (run.count < 2 || run.count > kLongestSourced) return std::nullopt;
  bool kind = false, linked = false, plain = true;
  for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
    const std::string_view word = view.lower(i);
    if (is_loud(view.word(i))) return std::nullopt;
    linked = linked || links_names(word);
    plain = plain && !is_within_name(word);
    if (is_within_name(word)) continue;
    kind = kind || (!linked && is_kind_of_body(word));
    if (!is_kind_of_body(word) && (is_of_a_person(word) || (!linked && is_of_people(word)))) return std::nullopt;
  }
  if (linked && kind) return SourcedBody{run, true};
  const std::uint32_t next = run.first + run.count;
  const bool label = next < view.size() && view.word(next) == ":";  // "Reality Check: Vell on Odel"
  if (!plain || label || run.count > kMostPlainSourced || run.first != source.first) return std::nullopt;
  const bool known = is_kind_of_body(view.lower(run.first)) || is_plain_word(view.lower(run.first + run.count - 1));
  return known ? std::optional(SourcedBody{run, false}) : std::nullopt;
}

}  // namespace whosays::coref
