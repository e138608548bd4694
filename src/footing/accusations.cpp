#include "footing/accusations.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "footing/clause_words.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

using lexicon::WordSet;

constexpr int kMostClauses = 4;  ///< clauses inside clauses that are walked out of

}  // namespace

std::uint32_t Accusations::main_word(const Charge& charge) const {
  const std::uint32_t first = g_.word_at(charge.tokens.begin);
  std::uint32_t end = first;
  while (end < p_.words.size() && p_.words.token[end] < charge.tokens.end) ++end;
  for (std::uint32_t w = first; w < end; ++w)
    if (g_.upos(w) == Upos::verb) return w;
  for (std::uint32_t w = end; w-- > first;)
    if (g_.upos(w) == Upos::noun || g_.upos(w) == Upos::adj) return w;
  return first;
}

/// The subject of the clause that a word stands in, unless the clause denies it or sets it apart. A thing that is no
/// party ("asked him to get the report held back") leaves the question to the verb around.
std::vector<PartyWords> Accusations::of_clause(std::uint32_t word, bool may_be_negated) const {
  for (int steps = 0; steps < kMostClauses; ++steps) {
    const auto subject = g_.subject_of(word);
    if (!subject) return {};
    if (!may_be_negated && g_.is_negated(word)) return {};
    if (subject->predicate != word && g_.is_negated(subject->predicate)) return {};
    if (is_condition(g_, word) || is_condition(g_, subject->predicate)) return {};
    if (subject->predicate != word && sets_apart(g_.lemma(subject->predicate))) return {};
    if (auto found = of_subject(*subject, word); !found.empty() || parties_.at(subject->word)) return found;
    const std::uint32_t at = subject->predicate;
    if (g_.is_root(at) || !hangs_on_verb(g_, at)) return {};
    word = g_.head(at);
    may_be_negated = false;
  }
  return {};
}

std::vector<PartyWords> Accusations::of_subject(const Subject& subject, std::uint32_t word) const {
  const bool own = subject.predicate == word;
  if (subject.passive && own && !tells_of_subject(g_.lemma(word))) {
    const auto by = g_.child(word, {Relation::obl_agent});
    return by ? parties_.all_at(*by) : std::vector<PartyWords>();
  }
  // "was warned and did nothing": what it does behind "and", it does itself.
  const bool joined = g_.relation(word) == Relation::conj && !g_.child(word, {Relation::aux_pass}) &&
                      (g_.xpos(word) != Xpos::vbn || g_.child(word, {Relation::obj}));
  if (subject.passive && !own && !joined && !tells_of_subject(g_.lemma(subject.predicate))) return {};
  if (!own && !subject.passive && is_charging(g_.lemma(subject.predicate))) {
    // "Stewards accused Lorne of switching horses": the object.
    const auto object = g_.child(subject.predicate, {Relation::obj, Relation::iobj});
    return object ? parties_.all_at(*object) : std::vector<PartyWords>();
  }
  const bool past = g_.xpos(word) == Xpos::vbd || g_.xpos(word) == Xpos::vbn;
  auto found = parties_.all_at(subject.word, past);
  // "Zorre's drones crossed the border": the owner of what cannot act by itself.
  if (const auto owner = g_.child(subject.word, {Relation::nmod_poss});
      found.empty() && owner && is_tool(g_.lower(subject.word)))
    found = parties_.all_at(*owner);
  return found;
}

std::vector<PartyWords> Accusations::of_verb(std::uint32_t verb, bool may_be_negated, bool phrase) const {
  const std::string_view lemma = g_.lemma(verb);
  if (is_charging(lemma) && !phrase) {  // "held back" is no holding of anybody
    if (g_.is_negated(verb)) return {};
    if (const auto object = g_.child(verb, {Relation::obj}); object && g_.relation(verb) != Relation::amod)
      return parties_.all_at(*object);
    const auto subject = g_.subject_of(verb);
    return subject && subject->passive ? parties_.all_at(subject->word) : std::vector<PartyWords>();
  }
  const bool finite = g_.xpos(verb) != Xpos::jj && g_.left_neighbour(verb).has_value() && g_.head(verb) > verb;
  if (g_.relation(verb) == Relation::amod && !finite) return of_adjective(verb);
  if (g_.relation(verb) == Relation::acl && g_.xpos(verb) == Xpos::vbn) {
    const auto by = g_.child(verb, {Relation::obl_agent, Relation::obl});
    return by && g_.preposition(*by) == "by" ? parties_.all_at(*by) : std::vector<PartyWords>();
  }
  return of_clause(verb, may_be_negated);
}

std::vector<PartyWords> Accusations::of_noun(std::uint32_t noun) const {
  const TokenRange all = g_.sentence(noun);
  if (const auto owner = g_.child(noun, {Relation::nmod_poss}))
    if (auto found = parties_.all_at(*owner); !found.empty()) return found;
  for (std::uint32_t w = noun + 1; w < all.end; ++w) {
    if (g_.head(w) != noun || (g_.relation(w) != Relation::nmod && g_.relation(w) != Relation::obl_agent)) continue;
    const std::string_view preposition = g_.preposition(w);
    const bool inside =
        preposition == "at" || preposition == "in" || preposition == "inside" || preposition == "within";
    if (preposition == "by" || (inside && parties_.can_act(w)))
      if (auto found = parties_.all_at(w); !found.empty()) return found;
  }
  if (g_.is_root(noun) || g_.child(noun, {Relation::cop})) {
    const auto subject = g_.child(noun, {Relation::nsubj});
    return subject && !g_.is_negated(noun) ? parties_.all_at(*subject) : std::vector<PartyWords>();
  }
  switch (g_.relation(noun)) {
    case Relation::amod:
    case Relation::compound: return of_adjective(noun);
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::obl_unmarked: return {};
    default: return of_clause(noun, false);
  }
}

std::vector<PartyWords> Accusations::of_adjective(std::uint32_t adjective) const {
  const bool inside = g_.relation(adjective) == Relation::amod || g_.relation(adjective) == Relation::compound;
  if (!inside || g_.is_root(adjective)) {
    if (const auto subject = g_.child(adjective, {Relation::nsubj}))
      return g_.is_negated(adjective) ? std::vector<PartyWords>() : parties_.all_at(*subject);
    return of_clause(adjective, false);
  }
  const std::uint32_t noun = g_.head(adjective);
  if (parties_.can_act(noun)) {
    if (auto party = parties_.all_at(noun); !party.empty()) return party;
    return {};
  }
  return g_.relation(noun) == Relation::amod ? std::vector<PartyWords>() : of_noun(noun);
}

std::vector<PartyWords> Accusations::of_charge(const Charge& charge) const {
  const std::uint32_t word = main_word(charge);
  const bool negative = charge.phrase && has_negation(p_, charge.tokens);
  switch (g_.upos(word)) {
    case Upos::verb:
    case Upos::aux: return of_verb(word, negative, charge.phrase);
    case Upos::noun:
    case Upos::propn: return of_noun(word);
    case Upos::adj: return of_adjective(word);
    case Upos::adv:
    case Upos::adp:
    case Upos::sconj:
    case Upos::pron: return g_.is_root(word) ? std::vector<PartyWords>() : of_clause(word, negative);
    default: return of_clause(word, negative);
  }
}

/// "was charged", "police arrested Odel"; "did not check", "none of the doctors had seen the body".
void Accusations::add_verbs(TokenRange words, std::vector<Accused>& out) const {
  static const WordSet kDuties("duties.txt");
  for (std::uint32_t w = words.begin; w < words.end; ++w) {
    if (g_.upos(w) != Upos::verb) continue;
    if (const auto verb = charging_verbs().find(g_.lemma(w));
        verb != charging_verbs().end() && verb->second > 0 && !is_modal(g_, w))
      for (PartyWords& party : of_verb(w, false, false)) out.push_back({party, verb->second, true});
    if (!kDuties.has(g_.lemma(w)) || !g_.is_negated(w) || is_modal(g_, w)) continue;
    const auto subject = g_.subject_of(w);
    if (!subject || subject->predicate != w || subject->passive) continue;
    for (PartyWords& party : parties_.all_at(subject->word)) out.push_back({party, kWeak, true});
  }
}

/// The word says what somebody does or is, not what he has to do with.
bool Accusations::is_direct(const Charge& charge) const {
  const std::uint32_t word = main_word(charge);
  if (charge.phrase) return true;
  if (g_.upos(word) == Upos::verb) return g_.relation(word) != Relation::amod || g_.left_neighbour(word).has_value();
  return (g_.upos(word) == Upos::adj || g_.upos(word) == Upos::noun) && g_.child(word, {Relation::cop}).has_value();
}

bool Accusations::are_answered(TokenRange tokens) const {
  if (is_emptied(p_, tokens)) return true;
  for (const Charge& charge : charges_in(p_, tokens)) {
    const std::uint32_t word = main_word(charge);
    const bool noun = g_.upos(word) == Upos::noun || g_.upos(word) == Upos::adj;
    if (noun || g_.is_negated(word)) return true;
    const auto subject = g_.subject_of(word);
    if (subject && (parties_.at(subject->word) || g_.is_negated(subject->predicate))) return true;
  }
  return false;
}

TokenRange Accusations::words_in(TokenRange tokens) const {
  const std::uint32_t first = g_.word_at(tokens.begin);
  std::uint32_t end = first;
  while (end < p_.words.size() && p_.words.token[end] < tokens.end) ++end;
  return {first, end};
}

/// "There is no suggestion Pole knew. There is every suggestion that his partner did.": each by itself.
std::vector<TokenRange> Accusations::sentences_in(TokenRange tokens) const {
  std::vector<TokenRange> out;
  for (std::uint32_t at = tokens.begin; at < tokens.end;) {
    const std::uint32_t end = p_.sentences.rows[p_.tokens.sentence[at]].end_token;
    out.push_back({at, std::min(end, tokens.end)});
    at = std::max(end, at + 1);
  }
  return out;
}

std::vector<Accused> Accusations::in(TokenRange tokens) const {
  std::vector<Accused> out;
  for (const TokenRange part : sentences_in(tokens)) {
    if (is_emptied(p_, part)) continue;
    for (const Charge& charge : charges_in(p_, part))
      for (PartyWords& party : of_charge(charge)) out.push_back({party, charge.weight, is_direct(charge)});
    add_verbs(words_in(part), out);
  }
  // One row a party.
  std::vector<Accused> joined;
  for (const Accused& row : out) {
    const auto same = std::ranges::find_if(joined, [&](const Accused& j) { return j.party.span == row.party.span; });
    if (same == joined.end())
      joined.push_back(row);
    else
      same->weight += row.weight, same->direct = same->direct || row.direct;
  }
  return joined;
}

}  // namespace whosays::footing
