#include "footing/charge_candidates.h"

#include <algorithm>
#include <utility>

#include "footing/answer_sides.h"

namespace whosays::footing {
namespace {

constexpr std::size_t kMostCandidates = 32;  ///< of one statement; a list of forty guests accuses nobody

class CandidateFinder {
 public:
  CandidateFinder(const Passage& p, const Grammar& g, const PartyFinder& parties, const Said& said)
      : p_(p), g_(g), parties_(parties), said_(said) {}

  std::vector<ChargeCandidate> run() {
    std::uint32_t group = 0;
    loyal_source_ = std::ranges::any_of(said_.source, [&](Span s) { return is_loyal(p_, tokens_of(p_, s)); });
    for (const TokenRange tokens : sentences_around(p_, said_)) {
      const TokenRange words = words_of_tokens(p_, g_, tokens);
      for (std::uint32_t w = words.begin; w < words.end && out_.size() < kMostCandidates; ++w) {
        if (!may_head_party(w)) continue;
        const auto found = parties_.phrase_at(w);
        if (!found || is_known(found->words.span) || goes_on_with(w, found->words)) continue;
        ChargeCandidate candidate = candidate_of(w, *found);
        if (candidate.in_source ? is_head_of_source(w) : is_source(found->words)) continue;
        if (is_no_party(w, candidate)) continue;
        const bool joined = g_.relation(w) == Relation::conj && !out_.empty() && g_.head(w) == out_.back().party.word;
        candidate.group = joined ? out_.back().group : group++;
        out_.push_back(candidate);
      }
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool may_head_party(std::uint32_t w) const {
    const Upos pos = g_.upos(w);
    if (pos != Upos::noun && pos != Upos::propn && pos != Upos::pron && pos != Upos::num) return false;
    switch (g_.relation(w)) {
      // "Governor stacks court", where "stacks" was read as a noun.
      case Relation::compound:
        return parties_.can_act(w) && !parties_.may_act(g_.head(w)) && g_.upos(g_.head(w)) == Upos::noun;
      case Relation::flat:
      case Relation::det:
      case Relation::expl:
      case Relation::nummod: return false;
      default: return true;
    }
  }

  [[nodiscard]] bool is_known(Span span) const {
    return std::ranges::any_of(out_, [&](const ChargeCandidate& c) { return is_same_party(p_, c.party.span, span); });
  }

  /// "Dr" "Ruiz-Holm": pieces of one name that the tree left apart; the row before takes it in.
  bool goes_on_with(std::uint32_t word, const PartyWords& found) {
    if (out_.empty() || g_.upos(word) != Upos::propn) return false;
    PartyWords& before = out_.back().party;
    if (g_.upos(before.word) == Upos::pron || before.span.end + 1 != found.span.begin) return false;
    before.span.end = found.span.end;
    if (found.actor.valid()) before.actor = found.actor;
    return true;
  }

  [[nodiscard]] ChargeCandidate candidate_of(std::uint32_t word, const PartyFinder::Phrase& found) const {
    ChargeCandidate out;
    out.party = found.words;
    out.specific = found.specific;
    out.acts = found.acts;
    out.may_act = found.may_act;
    out.of_actor = found.kind;
    const std::uint32_t token = p_.words.token[word];
    out.in_content = std::ranges::any_of(said_.contents, [&](TokenRange r) { return r.holds(token); });
    out.before = !said_.contents.empty() && token < said_.contents.front().begin;
    out.in_source = is_within(said_.source, word);
    return out;
  }

  [[nodiscard]] bool is_within(std::span<const Span> spans, std::uint32_t word) const {
    return std::ranges::any_of(spans, [&](Span s) { return s.contains(p_.words.span[word]); });
  }

  /// "as a child", "He was a crook": what somebody is, and nobody beside them.
  [[nodiscard]] bool is_predicate(std::uint32_t word) const {
    const auto lower = [&](std::uint32_t w) { return p_.tokens.lower_at(p_.words.token[w]); };
    const auto article = g_.child(word, {Relation::det});
    if (!article || !is_one_of(lower(*article), {"a", "an"})) return false;
    if (g_.preposition(word) == "as") return true;
    const auto subject = g_.child(word, {Relation::nsubj});
    return subject && g_.child(word, {Relation::cop}) && !is_one_of(lower(*subject), {"it", "this", "that", "who"});
  }

  /// Nothing can be said against it here.
  [[nodiscard]] bool is_no_party(std::uint32_t word, const ChargeCandidate& candidate) const {
    if (!candidate.in_content && (said_.inner || is_within(said_.cue, word))) return true;
    const std::string_view preposition = g_.preposition(word);
    if (is_predicate(word) || is_one_of(preposition, {"near", "outside", "around", "beside", "behind"})) return true;
    // "a woman from Callis": where the source lives.
    const bool home = candidate.of_actor == ActorKind::place || is_one_of(preposition, {"from", "in"});
    // "Gondar's chairman": speaks for them.
    const bool spoken_for = g_.relation(word) == Relation::nmod_poss && loyal_source_;
    if (candidate.in_source && (home || spoken_for)) return true;
    if (!candidate.may_act && !candidate.of_actor) return true;
    // "the Linnet's engineer remembers two inspections": whom the content does not take up is not meant.
    return !candidate.in_content && !said_.contents.empty() && !takes_up(candidate.in_source);
  }

  /// Somebody who stands outside is meant by a pronoun: "he" did it, "you" are told so to the face, "we" as whose cook
  /// somebody speaks.
  [[nodiscard]] bool takes_up(bool in_source) const {
    return std::ranges::any_of(said_.contents, [&](TokenRange content) {
      for (std::uint32_t i = content.begin; i < content.end; ++i) {
        const bool hearer = is_one_of(p_.tokens.lower_at(i), {"you", "your"});
        const bool source = is_one_of(p_.tokens.lower_at(i), {"i", "me", "my", "we", "us", "our"});
        if (in_source ? source : hearer) return true;
        if (is_one_of(p_.tokens.lower_at(i), {"he", "she", "they", "it", "him", "her", "them", "his", "hers", "their",
                                              "its", "theirs", "himself", "herself", "itself", "themselves"}))
          return true;
      }
      return false;
    });
  }

  /// Whoever else is named among the source's words ("a cook who worked for Odel") does not speak.
  [[nodiscard]] bool is_head_of_source(std::uint32_t word) const {
    constexpr int kMostSteps = 8;
    for (int steps = 0; steps < kMostSteps; ++steps) {
      const std::uint32_t head = g_.is_root(word) ? word : g_.head(word);
      if (g_.is_root(word) || !is_within(said_.source, head)) return true;
      const Relation r = g_.relation(word);
      if (r != Relation::appos && r != Relation::flat && r != Relation::compound && r != Relation::conj &&
          r != Relation::nmod_desc)
        return false;
      word = head;
    }
    return false;
  }

  [[nodiscard]] bool is_source(const PartyWords& party) const { return said_.is_source && said_.is_source(party); }

  const Passage& p_;
  const Grammar& g_;
  const PartyFinder& parties_;
  const Said& said_;
  bool loyal_source_ = false;
  std::vector<ChargeCandidate> out_;
};

}  // namespace

std::vector<ChargeCandidate> charge_candidates(const Passage& passage, const Grammar& grammar,
                                               const PartyFinder& parties, const Said& said) {
  return CandidateFinder(passage, grammar, parties, said).run();
}

std::vector<TokenRange> sentences_around(const Passage& p, const Said& said) {
  constexpr std::size_t kMostSentences = 6;
  std::vector<TokenRange> out;
  const auto add = [&](std::uint32_t token) {
    const Sentence& s = p.sentences.rows[p.tokens.sentence[token]];
    const bool known = std::ranges::any_of(out, [&](TokenRange r) { return r.begin == s.first_token; });
    if (!known && out.size() < kMostSentences) out.push_back({s.first_token, s.end_token});
  };
  for (const TokenRange tokens : said.contents)
    for (std::uint32_t i = tokens.begin; i < tokens.end; i = p.sentences.rows[p.tokens.sentence[i]].end_token) add(i);
  for (const Span cue : said.cue)
    if (const TokenRange tokens = tokens_of(p, cue); !tokens.empty()) add(tokens.begin);
  std::ranges::sort(out, {}, &TokenRange::begin);
  return out;
}

TokenRange words_of_tokens(const Passage& p, const Grammar& g, TokenRange tokens) {
  const std::uint32_t first = g.word_at(tokens.begin);
  std::uint32_t end = first;
  while (end < p.words.size() && p.words.token[end] < tokens.end) ++end;
  return {first, end};
}

}  // namespace whosays::footing
