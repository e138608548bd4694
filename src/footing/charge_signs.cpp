#include "footing/charge_signs.h"

#include <algorithm>
#include <optional>

#include "footing/clause_words.h"
#include "footing/word_lists.h"

namespace whosays::footing {
namespace {

constexpr int kMostAbove = 12;          ///< up the tree
constexpr std::int32_t kFarOff = 15;    ///< steps to words of discredit where there are none, or none in the sentence
constexpr std::int32_t kFarthest = 40;  ///< tokens

/// Another clause begins here, with a subject of its own or about the word that it stands at.
bool begins_clause(Relation r) {
  return r == Relation::ccomp || r == Relation::advcl || r == Relation::acl || r == Relation::acl_relcl ||
         r == Relation::parataxis || r == Relation::csubj;
}

Around own_kind(const Grammar& g, const PartyPlaces& c) {
  if (g.is_root(c.head) || c.thing) return Around::of_other;
  switch (g.relation(c.head)) {
    case Relation::nsubj: return Around::of_subject;
    case Relation::nsubj_pass: return Around::of_passive;
    case Relation::obj:
    case Relation::iobj: return Around::of_object;
    default: return Around::of_other;
  }
}

/// The words from a word up to the root.
std::vector<std::uint32_t> chain_of(const Grammar& g, std::uint32_t word) {
  std::vector<std::uint32_t> out{word};
  while (!g.is_root(out.back()) && out.size() < kMostAbove) out.push_back(g.head(out.back()));
  return out;
}

bool holds(std::span<const std::uint32_t> words, std::uint32_t word) {
  return std::ranges::find(words, word) != words.end();
}

std::int32_t steps_between(const Grammar& g, std::uint32_t a, std::uint32_t b) {
  const auto up = chain_of(g, a), other = chain_of(g, b);
  for (std::size_t i = 0; i < up.size(); ++i)
    if (const auto met = std::ranges::find(other, up[i]); met != other.end())
      return static_cast<std::int32_t>(i) + static_cast<std::int32_t>(met - other.begin());
  return kFarOff;
}

/// Of one party, one figure after the other.
class SignMaker {
 public:
  SignMaker(const Passage& p, const Grammar& g, const ContentSigns& content, const ChargeCandidate& candidate,
            const PartyPlaces& c, ChargeFigures& figures)
      : p_(p), g_(g), content_(content), candidate_(candidate), c_(c), figures_(figures) {}

  void run() {
    frames_around();
    way_to_charge();
    kind_of_party();
    place_in_content();
  }

 private:
  void note(ChargeFigure figure, std::int32_t value) { figures_[static_cast<std::size_t>(figure)] = value; }
  void note(ChargeFigure figure, bool value) { note(figure, value ? 1 : 0); }

  void frames_around() {
    static const WordBag& hurting = charge_words("hurts");
    const Around own = own_kind(g_, c_);
    const bool done_to = own == Around::of_passive || own == Around::of_object;
    const std::string_view verb = g_.lemma(c_.predicate);
    note(ChargeFigure::hurt, done_to && hurting.contains(verb));
    note(ChargeFigure::charged, done_to && is_charging(verb));
    note(ChargeFigure::wanted,
         own == Around::of_subject && is_one_of(verb, {"should", "need", "want", "hope", "try", "plan", "have"}));
  }

  void way_to_charge() {
    const TokenRange sentence = g_.sentence(candidate_.party.word);
    std::int32_t steps = kFarOff, tokens = kFarthest;
    std::optional<std::uint32_t> nearest;
    for (const std::uint32_t word : content_.charged) {
      if (!sentence.holds(word)) continue;
      const std::int32_t way = std::min(kFarOff, steps_between(g_, c_.head, word));
      const auto apart = static_cast<std::int32_t>(word) - static_cast<std::int32_t>(candidate_.party.word);
      if (way > steps || (way == steps && std::abs(apart) >= std::abs(tokens))) continue;
      steps = way;
      tokens = std::clamp(apart, -kFarthest, kFarthest);
      nearest = word;
    }
    note(ChargeFigure::charge_steps, steps);
    note(ChargeFigure::charge_tokens, tokens);
    const Around kind = nearest ? lying_around(g_, candidate_.party.word, c_, *nearest) : Around::elsewhere;
    note(ChargeFigure::charge_around, static_cast<std::int32_t>(kind));
    note(ChargeFigure::charge_undone, nearest && (is_undone(*nearest) || is_undone(governor_of(*nearest))));
  }

  [[nodiscard]] std::uint32_t governor_of(std::uint32_t word) const {
    for (int steps = 0; steps < kMostAbove && !g_.is_root(word) && g_.upos(word) != Upos::verb; ++steps)
      word = g_.head(word);
    return word;
  }
  [[nodiscard]] bool is_undone(std::uint32_t word) const {
    return g_.is_negated(word) || is_condition(g_, word) || is_modal(g_, word);
  }

  void kind_of_party() {
    const std::uint32_t word = candidate_.party.word;
    const bool pronoun = g_.upos(word) == Upos::pron;
    const bool several = is_one_of(g_.lower(word), {"they", "them", "their"});
    note(ChargeFigure::open_pronoun, pronoun && !candidate_.party.actor.valid());
    note(ChargeFigure::plural, several || g_.xpos(word) == Xpos::nns);
    note(ChargeFigure::modifier, is_modifier(word));
    const TokenRange words = g_.words_of(candidate_.party.span);
    note(ChargeFigure::party_words, static_cast<std::int32_t>(words.end - words.begin));
  }

  /// "the Supreme Court nominee": the court is not what it stands in front of.
  [[nodiscard]] bool is_modifier(std::uint32_t word) const {
    if (g_.is_root(word) || g_.head(word) < word) return false;
    const Relation r = g_.relation(word);
    return r == Relation::compound || r == Relation::amod || r == Relation::nmod_desc || r == Relation::nmod_unmarked;
  }

  void place_in_content() {
    const auto begin = static_cast<std::int32_t>(content_.tokens.begin);
    const auto token = static_cast<std::int32_t>(p_.words.token[candidate_.party.word]);
    note(ChargeFigure::from_begin, std::clamp(token - begin, -kFarthest, kFarthest));
    std::int32_t depth = 0;
    for (const std::uint32_t up : chain_of(g_, c_.head)) depth += begins_clause(g_.relation(up)) ? 1 : 0;
    note(ChargeFigure::depth, depth);
  }

  const Passage& p_;
  const Grammar& g_;
  const ContentSigns& content_;
  const ChargeCandidate& candidate_;
  const PartyPlaces& c_;
  ChargeFigures& figures_;
};

}  // namespace

Around lying_around(const Grammar& g, std::uint32_t party, const PartyPlaces& c, std::uint32_t word) {
  const std::vector<std::uint32_t> above = chain_of(g, c.predicate);
  std::uint32_t at = word;
  bool clause = false;
  for (int steps = 0; steps < kMostAbove; ++steps) {
    if (at == party || (at == c.head && !c.thing)) return Around::inside;
    if (c.thing && at == *c.thing && at != c.predicate) return Around::thing;
    if (at == c.predicate) return clause ? Around::below : own_kind(g, c);
    if (holds(std::span(above).subspan(1), at)) return Around::above;
    if (g.is_root(at)) break;
    clause = clause || begins_clause(g.relation(at));
    at = g.head(at);
  }
  return Around::elsewhere;
}

ContentSigns content_signs(const Passage& p, const Grammar& g, const Said& said, std::span<const Charge> charges) {
  ContentSigns out;
  for (const Charge& charge : charges) {
    const TokenRange words = words_of_tokens(p, g, charge.tokens);
    if (words.empty()) continue;
    std::uint32_t head = words.begin;
    for (std::uint32_t w = words.begin; w < words.end; ++w)
      if (g.is_root(w) || !words.holds(g.head(w))) head = w;
    out.charged.push_back(head);
  }
  if (!said.contents.empty()) out.tokens = {said.contents.front().begin, said.contents.back().end};
  return out;
}

void add_signs(const Passage& passage, const Grammar& grammar, const ContentSigns& content,
               const ChargeCandidate& candidate, const PartyPlaces& places, ChargeFigures& figures) {
  SignMaker(passage, grammar, content, candidate, places, figures).run();
}

void compare_signs(std::span<ChargeRow> rows) {
  const auto at = [](ChargeRow& row, ChargeFigure f) -> std::int32_t& {
    return row.figures[static_cast<std::size_t>(f)];
  };
  for (ChargeRow& row : rows)
    at(row, ChargeFigure::charge_nearer) = static_cast<std::int32_t>(std::ranges::count_if(
        rows, [&](ChargeRow& o) { return at(o, ChargeFigure::charge_steps) < at(row, ChargeFigure::charge_steps); }));
}

}  // namespace whosays::footing
