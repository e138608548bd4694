#include "footing/spoken_for.h"

#include <algorithm>

#include "base/one_of.h"
#include "footing/function_words.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr std::uint32_t kLongestBody = 12;  ///< tokens

class SpokenForReader {
 public:
  SpokenForReader(const Input& input, const Attribution& a)
      : p_(a.field == Field::text ? input.text : input.title), input_(input), a_(a) {}

  std::optional<Span> run() {
    if (!find_source()) return std::nullopt;
    if (const auto noun = speaker()) return of_noun(*noun);
    if (const auto found = of_verb(source_)) return found;
    const auto cue = input_.attributions.spans.at(a_.cue);
    if (cue.empty()) return std::nullopt;
    return of_verb(sentence_tokens(p_, cue.front().begin));
  }

  bool by_office() { return find_source() && speaker().has_value(); }

 private:
  bool find_source() {
    const auto source = input_.attributions.spans.at(a_.source);
    if (!source.empty()) source_ = tokens_of(p_, source.front());
    return !source_.empty();
  }

  template <std::size_t N>
  [[nodiscard]] bool is(std::uint32_t i, const std::string_view (&words)[N]) const {
    return i < p_.tokens.size() && is_one_of(p_.tokens.lower_at(i), words);
  }
  [[nodiscard]] bool is(std::uint32_t i, const WordBag& words) const {
    return i < p_.tokens.size() && words.contains(p_.tokens.lower_at(i));
  }

  /// "spokesman", "press office", "director of communications"; none where it is over or only said of another.
  [[nodiscard]] std::optional<TokenRange> speaker() const {
    static const WordBag& not_now = source_words("not now");
    static const lexicon::WordSet one("spokespeople.txt");
    static const lexicon::PhraseIndex several("speaking_offices.tsv");
    for (std::uint32_t i = source_.begin; i < source_.end; ++i) {
      if (is(i, {"who", "which", "whose", "by"})) return std::nullopt;
      // "groups, among them representatives of the guild"
      if (i > source_.begin && is(i, {"among", "including"}) && is(i - 1, {","})) return std::nullopt;
      std::uint32_t end = 0;
      if (const auto hit = several.match(i, source_.end, [&](std::uint32_t k) { return p_.tokens.lower_at(k); }))
        end = hit->end;
      if (end == 0 && ((one.has(p_.tokens.lower_at(i)) && !is_office_of_state(i)) || is_agent(i))) end = i + 1;
      if (end == 0) continue;
      for (std::uint32_t k = source_.begin; k < i; ++k)
        if (is(k, not_now)) return std::nullopt;
      for (std::uint32_t k = end; k + 2 < source_.end; ++k)
        if ((is(k, {"at"}) && is(k + 1, {"the"}) && is(k + 2, {"time"})) || is(k, {"until"})) return std::nullopt;
      return TokenRange{i, end};
    }
    return std::nullopt;
  }

  /// "Attorney General Ana Vell", "the district attorney", "Representative Jan Holm": whoever is elected or accuses.
  [[nodiscard]] bool is_office_of_state(std::uint32_t i) const {
    if (is(i, {"attorney", "attorneys"}))
      return is(i + 1, {"general"}) || is(i + 1, {"generals"}) ||
             (i > source_.begin && is(i - 1, {"district", "county", "city", "state", "prosecuting", "states"}));
    if (!is(i, {"representative", "representatives"})) return false;
    if (i > source_.begin && is_elected_representative(p_.tokens.lower_at(i - 1), p_.tokens.lower_at(i)))
      return !is(i + 1, {"of", "for"});
    return p_.tokens.capital[i] != 0 && i + 1 < source_.end && p_.tokens.capital[i + 1] != 0;
  }

  /// "the goalkeeper's agent", "an agent for the singer"; not "an FBI agent".
  [[nodiscard]] bool is_agent(std::uint32_t i) const {
    if (!is(i, {"agent", "agents", "manager"})) return false;
    if (is(i, {"agent", "agents"}) && is(i + 1, {"for"})) return true;
    const bool owned = i > source_.begin && is(i - 1, {"'s", "’s", "his", "her", "their"});
    return owned && is(i, {"agent", "agents"});
  }

  [[nodiscard]] std::optional<Span> of_noun(TokenRange noun) const {
    if (is(noun.end, {"for", "of", "at"})) return body_at(noun.end + 1, source_.end);
    if (noun.begin > source_.begin && is(noun.begin - 1, {"'s", "’s", "'", "’"})) return owner_before(noun.begin - 1);
    // "the council's chief spokesman", "the goalkeeper's agent"
    for (std::uint32_t k = noun.begin; k-- > source_.begin;) {
      if (is(k, {","})) break;
      if (is(k, {"'s", "’s", "'", "’"})) return owner_before(k);
      if (is_possessive_of_others(p_.tokens.lower_at(k))) return p_.tokens.span[k];
    }
    const auto body = before(noun.begin);
    return body && is(noun.begin, source_words("counsel")) && !retains(*body) ? std::nullopt : body;
  }

  /// Whoever keeps a lawyer: "a council lawyer", "the ACLU attorney", and not "a Philadelphia lawyer", "a tax lawyer".
  [[nodiscard]] bool retains(Span body) const {
    static const lexicon::WordSet places("names_places.txt");
    static const lexicon::WordSet peoples("names_nationalities.txt");
    static const lexicon::WordSet bodies("institutions.txt");
    const TokenRange words = tokens_of(p_, body);
    const std::string_view last = p_.tokens.lower_at(words.end - 1);
    if (bodies.has(last)) return true;
    return p_.tokens.capital[words.end - 1] != 0 && !places.has(slice(p_.tokens.lower, body)) && !peoples.has(last) &&
           !is(words.end - 1, source_words("partisan"));
  }

  /// "Hospital spokeswoman", "an embassy spokesman": the nouns in front.
  [[nodiscard]] std::optional<Span> before(std::uint32_t noun) const {
    std::uint32_t begin = noun;
    while (begin > source_.begin && p_.tokens.kind[begin - 1] == TokenKind::word) {
      if (is(begin - 1, {"a",    "an",   "the", "one", "two", "another", "second", "and", "with", "said",
                         "told", "from", "by",  "of",  "for", "to",      "in",     "at",  "on",   "through"}))
        break;
      --begin;
    }
    static const WordBag& kNot = source_words("light");
    while (begin < noun && kNot.contains(p_.tokens.lower_at(begin))) ++begin;
    std::uint32_t end = noun;
    while (end > begin && kNot.contains(p_.tokens.lower_at(end - 1))) --end;
    // What is named there may be the one who speaks: "Mr Feld, spokesman".
    if (begin == end || end - begin > kLongestBody / 2) return std::nullopt;
    return span_of(p_, {begin, end});
  }

  /// The owner in front of a possessive, from its article or its first capital on.
  [[nodiscard]] std::optional<Span> owner_before(std::uint32_t mark) const {
    std::uint32_t begin = mark;
    while (begin > source_.begin && p_.tokens.kind[begin - 1] == TokenKind::word &&
           !is(begin - 1, {"of", "for", "and"}))
      --begin;
    if (begin == mark) return std::nullopt;
    return span_of(p_, {begin, mark});
  }

  [[nodiscard]] std::optional<Span> body_at(std::uint32_t begin, std::uint32_t limit) const {
    if (begin >= limit) return std::nullopt;
    if (is(begin, {"himself", "herself", "themselves", "itself", "myself", "peace", "free", "all"}))
      return std::nullopt;
    std::uint32_t end = begin;
    for (; end < std::min(limit, begin + kLongestBody); ++end) {
      if (p_.tokens.kind[end] == TokenKind::punctuation && !is(end, {"’", "'", "&", "-", "."})) break;
      if (is(end, {"who",      "which", "that",      "said",   "says",  "told", "in",  "on",  "when", "denied",
                   "declined", "asked", "confirmed", "called", "would", "did",  "has", "had", "was",  "is"}))
        break;
    }
    if (end == begin) return std::nullopt;
    return span_of(p_, {begin, end});
  }

  /// "who represents the sisters", "speaking on behalf of the families"
  [[nodiscard]] std::optional<Span> of_verb(TokenRange range) const {
    static const lexicon::PhraseIndex speaking("speaking_for.tsv");
    const auto content = input_.attributions.spans.at(a_.content);
    while (const auto hit = first_phrase(p_, range, speaking)) {
      range.begin = hit->tokens.end;
      const Span lead = p_.tokens.span[hit->tokens.begin];
      // "The mayor, who represents the harbour, lied, two officials said": the clause is about whoever stands before
      // it.
      if (is(hit->tokens.begin, {"who", "which"}) && hit->tokens.begin > source_.end + 1) continue;
      if (is(hit->tokens.begin, {"who", "which"}) && hit->tokens.begin < source_.begin) continue;
      if (std::ranges::any_of(content, [&](Span c) { return c.overlaps(lead); })) continue;
      if (const auto found = body_at(hit->tokens.end, range.end)) return found;
    }
    return std::nullopt;
  }

  const Passage& p_;
  const Input& input_;
  const Attribution& a_;
  TokenRange source_;
};

}  // namespace

std::optional<Span> spoken_for(const Input& input, const Attribution& attribution) {
  return SpokenForReader(input, attribution).run();
}

bool is_cut_name(const Passage& passage, Span body, Span mention) {
  TokenRange words = tokens_of(passage, body);
  if (!words.empty() && is_one_of(passage.tokens.lower_at(words.begin), {"the", "a", "an"})) ++words.begin;
  for (std::uint32_t i = words.begin; i < words.end; ++i)
    if (passage.tokens.capital[i] == 0) return false;
  return !words.empty() && mention.begin > passage.tokens.span[words.begin].begin;
}

bool speaks_by_office(const Input& input, const Attribution& attribution) {
  return SpokenForReader(input, attribution).by_office();
}

}  // namespace whosays::footing
