#include "footing/via.h"

#include <algorithm>

#include "footing/source_class.h"
#include "footing/token_text.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr std::uint32_t kLongestVia = 14;  ///< tokens

/// Where the one behind the words ends: at a comma, a stop, a verb of saying, a content.
std::uint32_t end_of(const Passage& p, std::uint32_t begin, std::uint32_t limit, std::span<const Span> content,
                     std::span<const Span> cue, std::span<const Span> source) {
  std::uint32_t at = begin;
  bool named = false;
  for (; at < std::min(limit, begin + kLongestVia); ++at) {
    const Span token = p.tokens.span[at];
    const auto holds = [&](Span span) { return span.overlaps(token); };
    if (std::ranges::any_of(content, holds) || std::ranges::any_of(cue, holds)) break;
    if (p.tokens.kind[at] == TokenKind::punctuation && p.tokens.lower_at(at) != "-") {
      // "through its lawyer, Edda Quillan,": the name belongs to it.
      const bool name = !named && p.tokens.lower_at(at) == "," && at > begin && at + 1 < limit &&
                        p.tokens.capital[at + 1] != 0 && p.tokens.capital[at - 1] == 0;
      const auto next = [&](Span span) { return at + 1 < limit && span.overlaps(p.tokens.span[at + 1]); };
      if (std::ranges::any_of(source, next)) break;  // "through his lawyer, Odel said"
      if (!name || std::ranges::any_of(content, [&](Span c) { return c.overlaps(p.tokens.span[at + 1]); })) break;
      named = true;
    }
    if (at > begin && is_one_of(p.tokens.lower_at(at), {"that", "said", "says", "told", "and", "on", "was"})) break;
  }
  return at;
}

}  // namespace

bool can_be_cited(const Passage& passage, TokenRange words) {
  static const WordBag& papers = source_words("paper");
  static const WordBag& bodies = source_words("body");
  static const WordBag& pictures = ground_words("picture");
  static const lexicon::WordSet people("via_people.txt");
  // "two emails it had seen", "two officials as saying"
  for (std::uint32_t i = words.begin + 1; i < words.end; ++i)
    if (is_one_of(passage.tokens.lower_at(i),
                  {"as", "it", "he", "she", "they", "we", "i", "his", "her", "their", "its"}))
      words.end = i;
  if (words.empty()) return false;
  const SourcePhrase p = source_phrase(passage, span_of(passage, words));
  const std::string_view head = p.lower(p.head);
  return p.capital(p.head) || is_source_noun(head) || papers.contains(head) || bodies.contains(head) ||
         people.has(head) || pictures.contains(head);
}

std::vector<Span> read_via(const Input& input, const Attribution& a) {
  static const lexicon::PhraseIndex leads("via.tsv");
  const auto cue = input.attributions.spans.at(a.cue);
  const auto content = input.attributions.spans.at(a.content);
  if (cue.empty() || a.source.empty()) return {};
  const Passage& p = a.field == Field::text ? input.text : input.title;
  const TokenRange sentence = sentence_tokens(p, cue.front().begin);
  std::vector<Span> out;
  TokenRange rest = sentence;
  while (const auto hit = first_phrase(p, rest, leads)) {
    rest.begin = hit->tokens.end;
    const Span lead = span_of(p, hit->tokens);
    const auto holds = [&](Span span) { return span.contains(lead); };
    if (std::ranges::any_of(content, holds)) continue;
    // "through" and "via" lead to people who speak for the source; other things stand behind them too.
    const std::uint32_t end =
        end_of(p, hit->tokens.end, sentence.end, content, cue, input.attributions.spans.at(a.source));
    if (end == hit->tokens.end) continue;
    if (leads.table().at(hit->row, "needs") == "speaker") {
      static const lexicon::WordSet speakers("via_people.txt");
      bool speaks = false;
      for (std::uint32_t i = hit->tokens.end; i < end; ++i) speaks = speaks || speakers.has(p.tokens.lower_at(i));
      if (!speaks) continue;
    }
    if (leads.table().at(hit->row, "needs") == "teller" && !can_be_cited(p, {hit->tokens.end, end})) continue;
    out.push_back(span_of(p, {hit->tokens.end, end}));
    rest.begin = end;
    if (rest.begin >= sentence.end) break;
  }
  return out;
}

}  // namespace whosays::footing
