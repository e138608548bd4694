#include "footing/hedges.h"

#include <algorithm>
#include <set>

#include "footing/function_words.h"
#include "footing/token_text.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

/// One phrase of hedges.tsv where it stands.
class HedgeReader {
 public:
  HedgeReader(const Passage& p, TokenRange content) : p_(p), g_(p), content_(content) {}

  [[nodiscard]] bool hedges(TokenRange hit) const {
    const std::string_view first = p_.tokens.lower_at(hit.begin);
    if (first == "may" && p_.tokens.capital[hit.begin] != 0) return false;     // the month
    if (first == "could" && is(hit.end, {"not", "n't", "n’t"})) return false;  // was not able to
    if (p_.tokens.lower_at(hit.end - 1) == "to" ? is_rate({hit.begin, hit.end - 1}) : is_rate(hit)) return false;
    if (is_duty(hit) || is_concession(hit) || is_ability(hit) || is_asked_about(hit)) return false;
    if (first == "unlikely" && is(hit.end, {"event"})) return false;  // if it happens
    if (!g_.present()) return true;
    if (is_of_a_quality(hit)) return false;
    if (first == "suspects" && g_.upos(g_.word_at(hit.begin)) != Upos::verb) return false;  // people
    return is_thought(hit) || !is_about_a_noun(p_, g_, hit.begin, content_);
  }

  /// "The pier will close, and the ferry might follow", "She left so that he could sleep": a clause beside the first
  /// one, which leaves that as firm as it is.
  [[nodiscard]] bool hedges_another_clause(TokenRange hit) const {
    if (!g_.present()) return false;
    constexpr int kMostClauseHeads = 12;
    std::uint32_t word = g_.word_at(hit.begin);
    for (int steps = 0; steps < kMostClauseHeads && !g_.is_root(word); ++steps) {
      const std::uint32_t head = g_.head(word);
      if (!content_.holds(p_.words.token[head])) return false;
      if (g_.relation(word) == Relation::advcl) return true;
      if (g_.relation(word) == Relation::conj && has_subject(word)) return true;
      word = head;
    }
    return false;
  }

 private:
  [[nodiscard]] bool has_subject(std::uint32_t verb) const {
    return g_.child(verb, {Relation::nsubj, Relation::nsubj_pass, Relation::expl}).has_value();
  }

  template <std::size_t N>
  [[nodiscard]] bool is(std::uint32_t i, const std::string_view (&words)[N]) const {
    return i < p_.tokens.size() && is_one_of(p_.tokens.lower_at(i), words);
  }

  /// "less likely to be jailed", "those most likely to leave": how often, and not how sure.
  [[nodiscard]] bool is_rate(TokenRange hit) const {
    static const WordBag& degrees = act_words("degree");
    if (p_.tokens.lower_at(hit.end - 1) != "likely" || hit.begin <= content_.begin) return false;
    if (hit.end == hit.begin + 1 && is_of_people(hit.begin)) return true;
    if (hit.end == hit.begin + 1) return degrees.contains(p_.tokens.lower_at(hit.begin - 1));
    const bool most = is(hit.begin, {"most"}) && is(hit.end, {"to"});
    return most &&
           !is(hit.begin - 1, {"is", "are", "was", "were", "be", "'s", "’s", "'re", "’re", "will", "would", ","});
  }

  /// "likely voters" are those who will rather vote.
  [[nodiscard]] bool is_of_people(std::uint32_t token) const {
    static const lexicon::WordSet people("person_nouns.txt");
    if (!g_.present()) return false;
    const std::uint32_t word = g_.word_at(token);
    if (g_.relation(word) != Relation::amod) return false;
    const std::string_view whom = p_.tags.lemma_at(g_.head(word));
    return people.has(whom) || whom.ends_with("goer") || whom == "electorate";
  }

  /// "must have determination"; "must have had a ladder" infers.
  [[nodiscard]] bool is_duty(TokenRange hit) const {
    if (!is(hit.begin, {"must"}) || !g_.present() || hit.end >= content_.end) return false;
    std::uint32_t next = hit.end;
    while (next + 1 < content_.end && g_.upos(g_.word_at(next)) == Upos::adv) ++next;
    return g_.xpos(g_.word_at(next)) != Xpos::vbn;
  }

  /// "as much as it possibly could", "I wish I could use it", "we could hear it": what somebody is able to do.
  [[nodiscard]] bool is_ability(TokenRange hit) const {
    if (is(hit.begin, {"possibly"}))  // "as soon as they possibly can", "cannot possibly"
      return is(hit.end, {"can", "could"}) ||
             (hit.begin > content_.begin && is(hit.begin - 1, {"can", "could", "cannot", "can't", "can’t"}));
    if (!is(hit.begin, {"could"}) || hit.end != hit.begin + 1) return false;
    if (hit.end >= content_.end || p_.tokens.kind[hit.end] == TokenKind::punctuation) return true;
    constexpr std::uint32_t kBefore = 4;
    for (std::uint32_t i = hit.begin; i > content_.begin && hit.begin - i < kBefore; --i)
      if (is(i - 1, {"wish", "wished", "hope", "hoped"})) return true;
    return hit.begin > content_.begin && is(hit.begin - 1, {"i", "we", "you"}) &&
           is(hit.end, {"see", "hear", "feel", "smell", "tell", "afford", "remember", "recognise", "recognize"});
  }

  /// "What we see, I think, is": of the whole, wherever it stands; "what I believe passionately" is not.
  [[nodiscard]] bool is_thought(TokenRange hit) const {
    if (hit.end != hit.begin + 2 || !is(hit.begin, {"i"}) || !is(hit.begin + 1, {"think", "believe", "guess"}))
      return false;
    return !is(hit.end, {"in", "of", "about", ".", "that"}) &&
           (hit.end >= p_.tokens.size() || !p_.tokens.lower_at(hit.end).ends_with("ly"));
  }

  /// "We may have our differences, but": what those who speak grant at once.
  [[nodiscard]] bool is_granted(TokenRange hit) const {
    constexpr std::uint32_t kClause = 14;
    if (!is(hit.begin, {"may", "might"}) || !is(hit.begin - 1, {"i", "we", "you"})) return false;
    for (std::uint32_t i = hit.end; i + 1 < std::min(content_.end, hit.end + kClause); ++i)
      if (is(i, {",", ".", ";"})) return is(i, {","}) && is(i + 1, {"but", "yet"});
    return false;
  }

  /// "confusion over which bill it is expected to take": in a question that the content speaks of.
  [[nodiscard]] bool is_asked_about(TokenRange hit) const {
    constexpr std::uint32_t kClause = 12;
    for (std::uint32_t i = hit.begin; i > content_.begin + 1 && hit.begin - i < kClause; --i) {
      if (p_.tokens.kind[i - 1] == TokenKind::punctuation) return false;
      const Xpos tag = g_.present() ? g_.xpos(g_.word_at(i - 1)) : Xpos::vb;
      if (tag == Xpos::vbd || tag == Xpos::vbz || tag == Xpos::vbp || tag == Xpos::md) return false;
      if (is(i - 1, {"which", "what", "who", "whether", "how", "when", "where", "why"}))
        return is(i - 2, {"over", "about", "on", "of", "into", "as"});
    }
    return false;
  }

  /// "potentially devastating cuts": of how they are, and not whether it is so.
  [[nodiscard]] bool is_of_a_quality(TokenRange hit) const {
    if (hit.end != hit.begin + 1 || !is(hit.begin, {"potentially", "possibly", "probably", "perhaps", "likely"}))
      return false;
    const std::uint32_t word = g_.word_at(hit.begin);
    if (g_.is_root(word) || g_.relation(word) != Relation::advmod) return false;
    const std::uint32_t head = g_.head(word);
    return head == word + 1 && g_.relation(head) == Relation::amod;
  }

  /// "stronger than it might appear", "that might not sound far, but": what another would think.
  [[nodiscard]] bool is_concession(TokenRange hit) const {
    if (hit.begin < content_.begin + 1 || !is(hit.begin, {"may", "might", "could", "appears", "seems", "appear"}))
      return false;
    if (hit.begin > content_.begin + 1 && is(hit.begin - 2, {"than"})) return true;
    constexpr std::uint32_t kReach = 9;
    if (is_granted(hit)) return true;
    for (std::uint32_t i = hit.end; i + 1 < std::min(content_.end, hit.end + kReach); ++i) {
      const bool seeming = is(i, {"sound", "seem", "appear", "look"});
      for (std::uint32_t k = i + 1; seeming && k + 1 < std::min(content_.end, i + kReach); ++k)
        if (is(k, {","}) && is(k + 1, {"but"})) return true;
    }
    return false;
  }

  const Passage& p_;
  Grammar g_;
  TokenRange content_;
};

std::set<std::uint32_t> sentences_of(const Passage& passage, std::span<const Span> content) {
  std::set<std::uint32_t> out;
  for (const Span span : content) {
    const TokenRange range = tokens_of(passage, span);
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (passage.tokens.kind[i] == TokenKind::word) out.insert(passage.tokens.sentence[i]);
  }
  return out;
}

/// "Under the rule, employers may refuse"
bool is_under_a_rule(const Passage& passage, TokenRange content) {
  static const WordBag& rules = act_words("rule");
  constexpr std::uint32_t kReach = 6;
  std::uint32_t i = content.begin;
  while (i < content.end && passage.tokens.kind[i] == TokenKind::quote_mark) ++i;
  if (i >= content.end || passage.tokens.lower_at(i) != "under") return false;
  for (const std::uint32_t end = std::min(content.end, i + kReach); i < end; ++i)
    if (rules.contains(passage.tokens.lower_at(i))) return true;
  return false;
}

/// Of a turn of many sentences the hedges of a few leave the others as firm as they are; the first one counts for more,
/// and for still more where it is `thought` and not only possible ("I think").
bool hedges_the_whole(const std::set<std::uint32_t>& all, const std::set<std::uint32_t>& hedged, bool thought) {
  constexpr std::size_t kFew = 3;
  if (hedged.size() * 2 >= all.size()) return true;
  const bool first = hedged.contains(*all.begin());
  return first && (all.size() <= kFew || (thought && hedged.size() * 3 >= all.size()));
}

}  // namespace

bool is_about_a_noun(const Passage& passage, const Grammar& g, std::uint32_t token, TokenRange range) {
  std::uint32_t word = g.word_at(token);
  while (word + 1 < passage.words.size() && passage.words.token[word + 1] == token) ++word;  // "did|n't"
  constexpr int kMostClauseHeads = 12;
  for (int steps = 0; steps < kMostClauseHeads && !g.is_root(word); ++steps) {
    if (!range.holds(passage.words.token[g.head(word)])) return false;
    if (g.relation(word) == Relation::acl_relcl) return true;
    word = g.head(word);
  }
  return false;
}

void read_hedges(const Passage& passage, HedgeFrame frame, std::span<const Span> content, ActReading& out) {
  static const lexicon::PhraseIndex hedges("hedges.tsv");
  static const WordBag& able = act_words("able");
  std::set<std::uint32_t> hedged;
  Certainty certainty = out.certainty;
  for (const Span span : content) {
    TokenRange range = tokens_of(passage, span);
    const TokenRange range_of_all = range;
    const HedgeReader reader(passage, range);
    while (const auto hit = first_phrase(passage, range, hedges)) {
      range.begin = hit->tokens.end;
      const std::string_view word = passage.tokens.lower_at(hit->tokens.begin);
      const bool allowed = word == "may" && (frame.permits || is_under_a_rule(passage, range_of_all));
      if (!reader.hedges(hit->tokens) || allowed || (word == "could" && able.contains(frame.cue))) continue;
      out.hedges.push_back(span_of(passage, hit->tokens));
      if (reader.hedges_another_clause(hit->tokens)) continue;
      hedged.insert(passage.tokens.sentence[hit->tokens.begin]);
      const auto said = parse_word<Certainty>(hedges.table().at(hit->row, "certainty"));
      if (said) certainty = std::max(certainty, *said);
    }
  }
  if (!hedged.empty() && hedges_the_whole(sentences_of(passage, content), hedged, certainty == Certainty::probable))
    out.certainty = certainty;
}

void hedge_cue(const Passage& passage, std::string_view lemma, std::span<const Span> cue, ActReading& out) {
  static const WordBag& weakens = act_words("half-heartedly");
  if (is_one_of(lemma, {"seem", "appear"})) return;
  for (const Span span : cue) {
    const TokenRange tokens = tokens_of(passage, span);
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
      const bool seems = is_one_of(passage.tokens.lower_at(i), {"appeared", "seemed", "appears", "seems"});
      const bool does = i + 1 < tokens.end && passage.tokens.lower_at(i + 1) == "to";  // "seemed to fear"
      if (!weakens.contains(passage.tokens.lower_at(i)) && !(seems && !does && i + 1 < tokens.end)) continue;
      out.hedges.push_back(passage.tokens.span[i]);
      out.certainty = std::max(out.certainty, Certainty::probable);
    }
  }
  std::ranges::sort(out.hedges);
}

}  // namespace whosays::footing
