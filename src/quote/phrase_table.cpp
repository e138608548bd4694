#include "quote/phrase_table.h"

#include "base/text_util.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase_index.h"

namespace whosays::quote {
namespace {

std::optional<PhraseMatch> match_in(const lexicon::PhraseIndex& index, const Segment& s, std::uint32_t at,
                                    std::uint32_t high) {
  const auto found =
      index.match(at, high, [&](std::uint32_t i) { return s.is_word(i) ? s.lower(i) : std::string_view{}; });
  if (!found) return std::nullopt;
  const std::string_view phrase = index.table().at(found->row, "phrase");
  PhraseMatch match;
  match.end = match.cue_end = match.content_begin = found->end;
  match.cue_begin = phrase.starts_with("it ") ? at + 1 : at;
  if (phrase.ends_with(" to")) match.cue_end = match.content_begin = found->end - 1;
  match.lemma = phrase;
  match.shape = index.table().at(found->row, "shape");
  match.content = index.table().at(found->row, "content");
  return match;
}

}  // namespace

std::optional<PhraseMatch> refusal_at(const Segment& segment, std::uint32_t at, std::uint32_t high) {
  static const lexicon::PhraseIndex index("refusals.tsv");
  return match_in(index, segment, at, high);
}

std::optional<PhraseMatch> implicit_at(const Segment& segment, std::uint32_t at, std::uint32_t high) {
  static const lexicon::PhraseIndex index("implicit.tsv");
  return match_in(index, segment, at, high);
}

std::uint32_t refusal_content_begin(const Segment& s, const PhraseMatch& match, std::uint32_t high) {
  if (match.content == "none" || match.end >= high) return 0;
  if (match.content == "*") return s.is_word(match.end) || s.is_quotation(match.end) ? match.end : 0;
  for (const std::string_view word : split(match.content, ' ')) {
    if (!s.is(match.end, word)) continue;
    // A preposition leads to the content, a question word is part of it.
    return s.has(match.end, kPrep) ? match.end + 1 : match.end;
  }
  return 0;
}

bool is_source_noun(const Segment& s, UnitRange range) {
  static const lexicon::WordSet nouns("source_nouns.txt");
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (s.is_word(i) && nouns.has(s.lower(i))) return true;
  return false;
}

}  // namespace whosays::quote
