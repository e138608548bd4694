#include "footing/hearer.h"

#include <algorithm>

#include "footing/function_words.h"
#include "footing/grammar.h"
#include "footing/source_class.h"
#include "footing/source_phrase.h"
#include "footing/token_text.h"
#include "footing/word_lists.h"

namespace whosays::footing {
namespace {

constexpr std::uint32_t kLongest = 8;  ///< tokens by which a hearer is made longer

class HearerReader {
 public:
  HearerReader(const Input& input, const Attribution& a)
      : input_(input), a_(a), p_(a.field == Field::text ? input.text : input.title), g_(p_) {}

  [[nodiscard]] Span whole(Span marked) const {
    TokenRange range = tokens_of(p_, marked);
    if (range.empty()) return marked;
    range.end = without_rest(range);
    const std::uint32_t end = longer(range);
    return end == tokens_of(p_, marked).end ? marked : span_of(p_, {range.begin, end});
  }

 private:
  template <std::size_t N>
  [[nodiscard]] bool is(std::uint32_t i, const std::string_view (&words)[N]) const {
    return i < p_.tokens.size() && is_one_of(p_.tokens.lower_at(i), words);
  }

  /// "Newsmax Wednesday", "reporters about", "the board on what had happened"
  [[nodiscard]] std::uint32_t without_rest(TokenRange range) const {
    static const WordBag& days = source_words("day");
    for (std::uint32_t i = range.begin + 1; i + 1 < range.end; ++i)
      if (is_preposition(p_.tokens.lower_at(i)) && is(i + 1, {"what", "how", "why", "whether", "that"})) return i;
    std::uint32_t end = range.end;
    while (end > range.begin + 1) {
      const std::string_view last = p_.tokens.lower_at(end - 1);
      const bool day =
          (days.contains(last) && p_.tokens.capital[end - 1] != 0 && !is(end - 2, {"the", "on", "good"})) ||
          (p_.tokens.capital[end - 1] == 0 && is_one_of(last, {"today", "yesterday", "tonight", "earlier", "later"}));
      if (!day && !is_preposition(last)) break;
      --end;
    }
    return end;
  }

  [[nodiscard]] bool can_take(std::uint32_t i) const {
    if (i >= p_.tokens.size() || p_.tokens.kind[i] == TokenKind::punctuation) return false;
    const Span token = p_.tokens.span[i];
    const auto holds = [&](Span span) { return span.overlaps(token); };
    return std::ranges::none_of(input_.attributions.spans.at(a_.content), holds) &&
           std::ranges::none_of(input_.attributions.spans.at(a_.cue), holds);
  }

  [[nodiscard]] std::uint32_t longer(TokenRange range) const {
    if (!g_.present()) return range.end;
    std::uint32_t end = behind_compound(range.end);
    if (const std::uint32_t group = behind_group({range.begin, end}); group > end) return group;
    // "guest Odel Vell"
    if (is_person_word(p_.tokens.lower_at(end - 1)) && p_.tokens.capital[end - 1] == 0)
      while (can_take(end) && p_.tokens.capital[end] != 0) ++end;
    return end;
  }

  /// The noun of which the last word is only a part, and what is joined to it.
  [[nodiscard]] std::uint32_t behind_compound(std::uint32_t end) const {
    const std::uint32_t last = g_.word_at(end - 1);
    if (g_.is_root(last) || !can_take(end)) return end;
    const bool part = is_one_of_relations(g_.relation(last));
    const std::uint32_t head = g_.head(last);
    if (!part || head <= last || p_.words.token[head] >= end + kLongest) return end;
    std::uint32_t at = p_.words.token[head];
    for (std::uint32_t i = end; i <= at; ++i)
      if (!can_take(i)) return end;
    // "responders and recovery workers"
    if (is(at + 1, {"and"}))
      for (std::uint32_t w = g_.word_at(at + 2); w < p_.words.size() && p_.words.token[w] < at + kLongest; ++w)
        if (g_.relation(w) == Relation::conj && g_.head(w) == head && takes(at + 1, p_.words.token[w] + 1))
          return p_.words.token[w] + 1;
    return at + 1;
  }

  static bool is_one_of_relations(Relation relation) {
    return relation == Relation::compound || relation == Relation::amod || relation == Relation::nmod_poss;
  }

  [[nodiscard]] bool takes(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i)
      if (!can_take(i)) return false;
    return begin < end;
  }

  /// "a group of reporters": of whom it is.
  [[nodiscard]] std::uint32_t behind_group(TokenRange range) const {
    static const WordBag& groups = source_words("gathering");
    if (!groups.contains(p_.tokens.lower_at(range.end - 1)) || !is(range.end, {"of"}) || !can_take(range.end + 1))
      return range.end;
    const auto of = g_.child(g_.word_at(range.end - 1), {Relation::nmod});
    if (!of) return range.end;
    const TokenRange words = g_.phrase(*of);
    const std::uint32_t end = p_.words.token[words.end - 1] + 1;
    return end < range.end + kLongest && takes(range.end, end) ? end : range.end;
  }

  const Input& input_;
  const Attribution& a_;
  const Passage& p_;
  Grammar g_;
};

}  // namespace

std::vector<Span> read_hearer(const Input& input, const Attribution& attribution) {
  const auto marked = input.attributions.spans.at(attribution.hearer);
  std::vector<Span> out(marked.begin(), marked.end());
  if (!out.empty()) out.back() = HearerReader(input, attribution).whole(out.back());
  return out;
}

bool is_thing_wanted(const Input& input, const Attribution& attribution, Span hearer) {
  const Passage& passage = attribution.field == Field::text ? input.text : input.title;
  const SourcePhrase p = source_phrase(passage, hearer);
  const std::string_view head = p.lower(p.head);
  if (p.capital(p.head)) return false;
  if (!is_one_of(p.lower(p.core.begin), {"a", "an"}) && !is_happening(head)) return false;
  return !agent_nouns().contains(head) && !source_words("body").contains(head) &&
         !source_words("crowd").contains(head) && !source_words("gathering").contains(head);
}

}  // namespace whosays::footing
