#include "footing/party.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/word_map.h"
#include "footing/function_words.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

using lexicon::WordSet;

constexpr std::size_t kMostParties = 6;

bool is_naming(std::string_view word) { return word == "named" || word == "called" || word == "dubbed"; }

/// Nouns of people and bodies, singular and plural.
const WordBag& agents() {
  static const WordBag& no_agents = charge_words("no agent");
  static const auto all = [] {
    WordBag out;
    const WordSet papers("documents.txt");
    const auto add = [&](std::string_view word) {
      if (!no_agents.contains(word) && !papers.has(word)) out.insert(word);
    };
    for (const std::string_view word : agent_nouns()) add(word);
    const lexicon::Table roles("coref_roles.tsv");
    for (std::size_t row = 0; row < roles.rows(); ++row) add(roles.at(row, "word"));
    return out;
  }();
  return all;
}

bool is_third_person(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>({"he", "she", "they", "it", "him", "her", "them"});
  return is_one_of(word, kWords);
}

/// "none of the doctors", "one of them"
bool is_some_of(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"neither", "none", "one", "some", "several", "both", "each", "two", "three", "half", "most", "many", "all"});
  return is_one_of(word, kWords);
}

/// Heads of names that nobody bears: laws and papers.
bool is_paper(std::string_view word) {
  static const WordBag& kWords = charge_words("unborne");
  return kWords.contains(word);
}

bool is_anybody(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"anyone", "anybody", "someone", "somebody", "everyone", "everybody", "nobody", "whoever", "nothing", "anything",
       "who", "something", "people", "others", "man", "woman"});
  return is_one_of(word, kWords);
}

}  // namespace

Span PartyFinder::bytes(TokenRange words) const {
  // A word may be a piece of a name: "Ferrante-Wills" is three.
  const auto glued = [&](std::uint32_t before, std::uint32_t behind) {
    const auto& all = passage().words;
    return behind < all.size() && all.token[before] == all.token[behind] &&
           (g_.lower(before) == "-" || g_.lower(behind) == "-");
  };
  while (words.begin > 0 && glued(words.begin - 1, words.begin)) --words.begin;
  while (glued(words.end - 1, words.end)) ++words.end;
  return {passage().words.span[words.begin].begin, passage().words.span[words.end - 1].end};
}

bool PartyFinder::can_act(std::uint32_t word) const {
  const std::string_view form = g_.lower(word);
  if (agents().contains(form) || agents().contains(g_.lemma(word))) return true;
  if (form.size() > 4 && form.ends_with('s') && agents().contains(form.substr(0, form.size() - 1))) return true;
  static const WordBag& kEnds = charge_words("agent in");
  return std::ranges::any_of(kEnds,
                             [&](std::string_view end) { return form.size() > end.size() + 2 && form.ends_with(end); });
}

bool PartyFinder::may_act(std::uint32_t word) const {
  static const WordSet nouns("people_and_bodies.txt");
  static const WordSet houses("establishments.txt");
  return can_act(word) || nouns.has(g_.lemma(word)) || houses.has(g_.lemma(word));
}

/// The person named in the phrase or in its apposition ("the safety chief, Emil Vasko"); of a possessor, only what
/// stands behind it.
std::optional<PartyWords> PartyFinder::named_in(std::uint32_t word, TokenRange phrase) const {
  TokenRange own = phrase;
  for (std::uint32_t w = phrase.begin; w < phrase.end; ++w)
    if (g_.relation(w) == Relation::case_ && is_one_of(g_.lower(w), {"'s", "’s", "’"}))
      own.begin = std::min(w + 1, phrase.end - 1);
    else if (g_.relation(w) == Relation::nmod_poss && g_.upos(w) == Upos::pron)
      own.begin = std::min(w + 1, phrase.end - 1);     // "his partner": not him
  for (std::uint32_t w = own.begin; w < own.end; ++w)  // "the clerk of Ana Vell": not hers
    if (g_.relation(w) == Relation::case_ && w > own.begin && w < word + 8 && g_.head(w) != word)
      own.end = std::max(w, own.begin + 1);
  const auto person = [&](Span span) -> std::optional<PartyWords> {
    for (const SourceReader::Placed& m : sources_.mentions_in(field_, span))
      if (input_.actors.rows[m.actor.value].kind == ActorKind::person) return PartyWords{m.actor, m.span, word};
    return std::nullopt;
  };
  if (auto found = person(bytes(own))) return found;
  const auto beside = g_.child(word, {Relation::appos});
  if (!beside) return std::nullopt;
  const auto called = g_.child(*beside, {Relation::acl});
  TokenRange name = g_.phrase(*beside);
  if (called && is_naming(g_.lower(*called)))
    name.end = std::max(name.end, g_.phrase(g_.child(*called, {Relation::xcomp, Relation::obj}).value_or(*called)).end);
  if (auto found = person(bytes(name))) return found;
  if (g_.upos(*beside) == Upos::propn) return PartyWords{ActorId(), bytes(g_.phrase(*beside)), word};
  return std::nullopt;
}

bool PartyFinder::is_first(std::uint32_t word) const {
  return g_.sentence(word).begin == word &&
         !sources_.mention_around(field_, passage().words.span[word].begin).has_value();
}

/// "the ferry Linnet", "the Linnet ferry"
bool PartyFinder::is_lifeless(std::uint32_t word, TokenRange phrase) const {
  static const WordSet things("lifeless.txt");
  for (std::uint32_t w = phrase.begin; w < phrase.end; ++w) {
    const bool of_it = w == word || g_.head(w) == word || g_.head(word) == w;
    if (of_it && g_.upos(w) != Upos::adj && things.has(g_.lemma(w)) &&
        passage().tokens.capital[passage().words.token[w]] == 0)
      return true;
  }
  return false;
}

/// Definite, possessed, counted, or described by more than its noun: "the council", "three nurses", "an editor at the
/// Kite", not "nurses", "a nurse".
bool PartyFinder::is_specific(std::uint32_t word, TokenRange phrase) const {
  const std::string_view first = g_.lower(phrase.begin);
  const bool generic_plural = g_.xpos(word) == Xpos::nns;
  for (std::uint32_t w = phrase.begin; w < phrase.end; ++w) {
    const bool definite =
        is_definite_determiner(g_.lower(w)) || is_one_of(g_.lower(w), {"these", "those", "your", "both", "neither"});
    if (definite && g_.head(w) == word) return true;
    if (g_.relation(w) == Relation::nmod_poss && g_.head(w) == word) return true;
    if (g_.relation(w) == Relation::nummod && g_.head(w) == word) return true;
    if (w != word && g_.upos(w) == Upos::propn) return true;
  }
  if (const auto called = g_.child(word, {Relation::acl}); called && is_naming(g_.lower(*called))) return true;
  if (first == "no" || first == "any" || first == "every" || first == "most" || first == "many" || first == "some")
    return false;
  static const WordBag& kAlone = charge_words("body");
  if (kAlone.contains(g_.lower(word))) return true;
  if (field_ == Field::title && !generic_plural) return true;  // headlines have no articles
  return !generic_plural && phrase.end - phrase.begin > 2 &&
         g_.child(word, {Relation::nmod, Relation::acl}).has_value();
}

/// "accused the council | of shredding", "suspects Odel | of fraud": what it is about is no part of whom.
TokenRange PartyFinder::without_charge(std::uint32_t word, TokenRange phrase) const {
  const bool is_charged =
      !g_.is_root(word) && is_one_of(g_.lemma(g_.head(word)), {"accuse", "suspect", "convict", "acquit"});
  for (std::uint32_t w = word + 1; w + 1 < phrase.end; ++w) {
    if (g_.upos(w) != Upos::adp) continue;
    const bool deed = g_.upos(w + 1) == Upos::verb && g_.xpos(w + 1) == Xpos::vbg;
    if (deed || (is_charged && g_.lower(w) == "of")) return {phrase.begin, w};
  }
  return phrase;
}

/// "the doctors who signed the form" are these and no others.
TokenRange PartyFinder::with_own_clause(std::uint32_t word, TokenRange phrase) const {
  const TokenRange kept = without_charge(word, phrase);
  if (kept.end != phrase.end) return kept;
  const TokenRange all = g_.sentence(word);
  constexpr std::uint32_t kLongest = 10;
  if (phrase.end >= all.end || g_.lower(phrase.end) != "who") return phrase;
  const auto clause = g_.child(word, {Relation::acl_relcl});
  if (!clause || *clause < phrase.end) return phrase;
  const auto inside = [&](std::uint32_t w) {
    for (std::uint32_t steps = 0; steps < kLongest; ++steps) {
      if (w == *clause) return true;
      if (g_.is_root(w) || g_.relation(w) == Relation::punct) return false;
      w = g_.head(w);
    }
    return false;
  };
  std::uint32_t end = phrase.end;
  while (end < all.end && inside(end)) ++end;
  return end > *clause && end - phrase.end <= kLongest ? TokenRange{phrase.begin, end} : phrase;
}

std::optional<PartyWords> PartyFinder::at(std::uint32_t word) const {
  const std::string_view form = g_.lower(word);
  if (g_.upos(word) == Upos::pron && !is_some_of(form)) {
    if (!is_third_person(form)) return std::nullopt;
    // "it was Vesh who was driving"
    if (form == "it" && !g_.is_root(word))
      if (const std::uint32_t who = g_.head(word); g_.child(who, {Relation::cop}) && who > word)
        if (auto person = named_in(who, g_.phrase(who))) return person;
    const Span span = passage().words.span[word];
    const ActorId actor = sources_.actor_in(field_, span);
    if (form == "it" && !actor.valid()) return std::nullopt;  // mostly no pronoun of anybody: "it would be wrong"
    return PartyWords{actor, span, word};
  }
  if (is_anybody(form) || is_one_of(form, {"i", "my", "me", "we", "us", "our", "you", "your"})) return std::nullopt;
  const TokenRange phrase = g_.phrase(word);
  const bool quality = g_.upos(word) == Upos::adj && passage().tokens.capital[passage().words.token[word]] == 0;
  if (g_.upos(word) == Upos::num || g_.upos(word) == Upos::det || quality || is_some_of(form)) {
    // "four of the five judges", "neither of the doctors"
    const auto of = g_.child(word, {Relation::nmod});
    if (!of || g_.preposition(*of) != "of") return std::nullopt;
    const auto whole = at(*of);
    if (!whole) return std::nullopt;
    const bool all = form == "neither" || form == "none" || form == "each";
    return PartyWords{whole->actor, all ? whole->span : bytes(phrase), word};
  }
  if (auto person = named_in(word, phrase)) return person;
  // A name that the tagger takes for an adjective: "it was Vesh".
  static const WordSet kNationalities("names_nationalities.txt");
  const bool named = passage().tokens.capital[passage().words.token[word]] != 0 && g_.upos(word) == Upos::adj &&
                     !is_first(word) && !kNationalities.has(form);
  if (g_.upos(word) == Upos::propn || named) {
    static const WordSet kCalendar("calendar.txt");
    if (kCalendar.has(form) || form.ends_with('.') || is_lifeless(word, phrase)) return std::nullopt;
    if (const auto name = sources_.mention_around(field_, passage().words.span[word].begin)) {
      const ActorKind kind = input_.actors.rows[name->actor.value].kind;
      if (kind == ActorKind::document) return std::nullopt;
      return PartyWords{name->actor, name->span, word};
    }
    if (is_paper(form)) return std::nullopt;
    const Span span = bytes(without_charge(word, phrase));
    return PartyWords{sources_.actor_in(field_, span), span, word};
  }
  if (!can_act(word) || !is_specific(word, phrase)) return std::nullopt;
  PartyWords out{ActorId(), bytes(with_own_clause(word, phrase)), word};
  for (const SourceReader::Placed& m : sources_.mentions_in(field_, out.span))
    if (m.span.end == out.span.end && m.span.size() * 2 >= out.span.size()) out.actor = m.actor;
  if (const auto called = g_.child(word, {Relation::acl}); called && is_naming(g_.lower(*called)))
    if (const auto name = g_.child(*called, {Relation::xcomp, Relation::obj})) out.span = bytes(g_.phrase(*name));
  return out;
}

std::optional<PartyFinder::Phrase> PartyFinder::phrase_at(std::uint32_t word) const {
  const auto with_kind = [&](Phrase phrase) {
    // "his wallet" is no actor for its owner's sake.
    const bool own = phrase.may_act || sources_.mention_around(field_, passage().words.span[word].begin);
    if (own && phrase.words.actor.valid()) phrase.kind = input_.actors.rows[phrase.words.actor.value].kind;
    return phrase;
  };
  if (auto party = at(word)) return with_kind({*party, true, true, true, {}});
  const std::string_view form = g_.lower(word);
  if (g_.upos(word) != Upos::noun && g_.upos(word) != Upos::propn) return std::nullopt;
  const TokenRange phrase = g_.phrase(word);
  const bool specific = is_specific(word, phrase);
  const bool this_one = specific && is_one_of(form, {"man", "woman"});  // "the man in the van"
  if ((is_anybody(form) && !this_one) || is_some_of(form)) return std::nullopt;
  const Span span = bytes(without_charge(word, phrase));
  return with_kind(
      {{sources_.actor_in(field_, span), span, word}, specific, can_act(word), may_act(word) || this_one, {}});
}

/// "officers", "managers at Corvo Chemicals"; not "men", "voters": people in general.
std::optional<PartyWords> PartyFinder::several_at(std::uint32_t word) const {
  static const WordBag& kGeneral = charge_words("anybody");
  if (g_.xpos(word) != Xpos::nns || !can_act(word) || kGeneral.contains(g_.lower(word))) return std::nullopt;
  const TokenRange phrase = g_.phrase(word);
  if (is_one_of(g_.lower(phrase.begin), {"no", "any", "most", "many"})) return std::nullopt;
  return PartyWords{ActorId(), bytes(phrase), word};
}

bool is_same_party(const Passage& passage, Span a, Span b) {
  if (!a.overlaps(b)) return false;
  const Span inner = a.size() < b.size() ? a : b;
  const Span outer = a.size() < b.size() ? b : a;
  if (inner.end >= outer.end) return true;
  const std::string_view words = slice(passage.tokens.lower, inner);
  const std::string_view rest = slice(passage.tokens.lower, Span{inner.end, outer.end});
  for (const std::string_view mark : {"'s", "’s", "' ", "’ "})
    if (rest.starts_with(mark)) return false;
  if (words.ends_with("'s") || words.ends_with("’s") || words.ends_with("s’") || words.ends_with("s'")) return false;
  return words != "her" && words != "his" && words != "their" && words != "its";
}

std::vector<PartyWords> PartyFinder::all_at(std::uint32_t word, bool plural) const {
  std::vector<PartyWords> out;
  for (int steps = 0; steps < 4 && !g_.is_root(word) && g_.upos(g_.head(word)) != Upos::verb; ++steps) {
    if (g_.relation(word) != Relation::conj && g_.relation(word) != Relation::appos) break;
    word = g_.head(word);
  }
  auto first = at(word);
  if (!first && plural) first = several_at(word);
  // "Odel and Vell" that the parser left apart, each a subject of its own.
  if (first) {
    const std::uint32_t begin = g_.words_of(first->span).begin;
    const TokenRange line = g_.sentence(word);
    if (begin >= line.begin + 2 && g_.lower(begin - 1) == "and" && g_.relation(begin - 2) == g_.relation(word) &&
        g_.head(begin - 2) == g_.head(word) && g_.relation(word) == Relation::nsubj)
      if (const auto other = at(begin - 2)) out.push_back(*other);
    out.push_back(*first);
  }
  const TokenRange all = g_.sentence(word);
  for (std::uint32_t w = word + 1; w < all.end && out.size() < kMostParties; ++w)
    if (g_.head(w) == word && g_.relation(w) == Relation::conj)
      if (auto other = at(w)) out.push_back(*other);
  return out;
}

}  // namespace whosays::footing
