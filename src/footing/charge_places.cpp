#include "footing/charge_places.h"

#include "footing/clause_words.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr int kMostSteps = 8;  ///< up the tree

bool is_argument(Relation r) {
  switch (r) {
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::nsubj_outer:
    case Relation::obj:
    case Relation::iobj:
    case Relation::obl:
    case Relation::obl_agent:
    case Relation::obl_unmarked:
    case Relation::vocative:
    case Relation::dislocated:
    case Relation::expl: return true;
    default: return false;
  }
}

bool is_inside_noun(Relation r) {
  return r == Relation::nmod || r == Relation::nmod_poss || r == Relation::nmod_desc || r == Relation::nmod_unmarked ||
         r == Relation::compound || r == Relation::amod || r == Relation::det;
}

}  // namespace

std::uint32_t place_kind_of(Relation r) {
  switch (r) {
    case Relation::nsubj: return 0;
    case Relation::nsubj_pass: return 1;
    case Relation::obj: return 2;
    case Relation::iobj: return 3;
    case Relation::obl: return 4;
    case Relation::obl_agent: return 5;
    case Relation::nmod_poss: return 6;
    case Relation::nmod: return 7;
    case Relation::compound:
    case Relation::amod: return 8;
    case Relation::root: return 9;
    case Relation::nsubj_outer:
    case Relation::dislocated:
    case Relation::vocative: return 10;
    default: return 11;
  }
}

std::uint32_t clause_kind_of(Relation r) {
  switch (r) {
    case Relation::root: return 0;
    case Relation::ccomp: return 1;
    case Relation::xcomp: return 2;
    case Relation::advcl: return 3;
    case Relation::acl:
    case Relation::acl_relcl: return 4;
    case Relation::conj: return 5;
    case Relation::parataxis: return 6;
    default: return 7;
  }
}

PartyPlaces places_around(const Grammar& g, std::uint32_t word) {
  PartyPlaces c;
  std::uint32_t at = word;
  for (int steps = 0; steps < kMostSteps && !g.is_root(at); ++steps) {
    const Relation r = g.relation(at);
    const bool with = r == Relation::conj || r == Relation::appos || r == Relation::flat || r == Relation::list;
    if (!with || g.upos(g.head(at)) == Upos::verb) break;
    at = g.head(at);
  }
  c.head = at;
  for (int steps = 0; steps < kMostSteps && !g.is_root(at) && is_inside_noun(g.relation(at)); ++steps) {
    at = g.head(at);
    if (!c.thing) c.thing = at;
    while (!g.is_root(at) && g.relation(at) == Relation::conj && g.upos(g.head(at)) != Upos::verb) at = g.head(at);
  }
  c.predicate = g.is_root(at) || !is_argument(g.relation(at)) ? at : g.head(at);
  // "was seen hiding it", "agreed to hide it": what hangs on it.
  auto& place = c.at;
  const auto set = [&](Place p, std::optional<std::uint32_t> w) { place[static_cast<std::size_t>(p)] = w; };
  set(Place::predicate, c.predicate);
  const auto inner = g.child(c.predicate, {Relation::xcomp, Relation::ccomp});
  set(Place::inner, inner);
  auto object = g.child(c.predicate, {Relation::obj});
  if (!object && inner) object = g.child(*inner, {Relation::obj});
  if (object && *object == c.head) object = inner ? g.child(*inner, {Relation::obj}) : std::nullopt;
  set(Place::object, object);
  if (object) set(Place::of_object, g.child(*object, {Relation::amod, Relation::compound, Relation::nmod}));
  auto oblique = g.child(c.predicate, {Relation::obl, Relation::obl_unmarked});
  if (!oblique && inner) oblique = g.child(*inner, {Relation::obl});
  if (oblique && *oblique == c.head) oblique.reset();
  set(Place::oblique, oblique);
  set(Place::beside, g.child(c.predicate, {Relation::advcl, Relation::advmod}));
  if (const auto second = g.child(c.predicate, {Relation::conj})) {
    set(Place::second, second);
    set(Place::of_second, g.child(*second, {Relation::obj, Relation::obl, Relation::xcomp}));
  }
  set(Place::thing, c.thing);
  set(Place::own_clause, g.child(word, {Relation::acl_relcl, Relation::acl}));
  set(Place::party, word);
  set(Place::own_quality, g.child(word, {Relation::amod}));
  if (!g.is_root(c.predicate)) set(Place::above, g.head(c.predicate));
  return c;
}

std::uint32_t bearer_of(const Grammar& g, std::uint32_t word) {
  const bool title = g.relation(word) == Relation::nmod_desc && g.head(word) > word;
  return title && g.upos(g.head(word)) == Upos::propn ? g.head(word) : word;
}

namespace {

/// "was robbed".
bool is_harmed_subject(const Grammar& g, const PartyPlaces& c) {
  static const lexicon::WordSet harmed("harmed.txt");
  const bool passive = g.relation(c.head) == Relation::nsubj_pass ||
                       (g.relation(c.head) == Relation::nsubj && g.child(c.predicate, {Relation::aux_pass}));
  return passive && harmed.has(g.lower(c.predicate));
}

/// "the killings of Vell and Odel", "Vell's poisoning" (but not "Vell's poisoning of Odel"), "the attack on Vell".
bool is_harmed_by_noun(const Grammar& g, const PartyPlaces& c) {
  static const WordBag& harm = charge_words("harm");
  static const WordBag& harm_on = charge_words("harm_on");
  const std::string_view noun = g.lemma(g.head(c.head));
  if (g.relation(c.head) == Relation::nmod_poss) {
    const auto beside = g.child(g.head(c.head), {Relation::nmod});
    return harm.contains(noun) && !(beside && g.preposition(*beside) == "of");
  }
  if (g.relation(c.head) != Relation::nmod) return false;
  const std::string_view preposition = g.preposition(c.head);
  return (preposition == "of" && harm.contains(noun)) ||
         (is_one_of(preposition, {"on", "against"}) && harm_on.contains(noun));
}

}  // namespace

bool is_harmed(const Grammar& g, std::uint32_t word) {
  static const WordBag& harms = charge_words("harms");
  const PartyPlaces c = places_around(g, bearer_of(g, word));
  if (is_harmed_subject(g, c)) return true;
  if (g.is_root(c.head)) return false;
  const bool object = g.relation(c.head) == Relation::obj && harms.contains(g.lemma(g.head(c.head)));
  return object || is_harmed_by_noun(g, c);
}

std::array<bool, 7> clearing_signs(const Grammar& g, const PartyPlaces& c) {
  static const lexicon::WordSet duties("duties.txt");
  const bool negated = g.is_negated(c.predicate);
  const bool duty = duties.has(g.lemma(c.predicate));
  bool above_negated = false;
  bool set_apart = false;
  std::uint32_t at = c.predicate;
  for (int steps = 0; steps < kMostSteps && !g.is_root(at); ++steps) {
    at = g.head(at);
    above_negated = above_negated || g.is_negated(at);
    set_apart = set_apart || sets_apart(g.lemma(at));
  }
  const auto none = [&](Place place) {
    const auto word = c.at[static_cast<std::size_t>(place)];
    if (!word) return false;
    const auto article = g.child(*word, {Relation::det});
    return is_one_of(g.lower(*word), {"nothing", "nobody", "none"}) ||
           (article && is_one_of(g.lower(*article), {"no", "any", "neither"}));
  };
  return {negated && duty,
          negated && !duty,
          above_negated,
          set_apart,
          sets_apart(g.lemma(c.predicate)),
          none(Place::object) || none(Place::predicate) || none(Place::oblique),
          none(Place::thing) || none(Place::above)};
}

std::array<bool, 4> office_signs(const Grammar& g, const PartyPlaces& c, TokenRange party) {
  static const lexicon::WordSet offices("authorities.txt");
  static const lexicon::WordSet judging("judging.txt");
  bool office = false;
  for (std::uint32_t w = party.begin; w < party.end; ++w) office = office || offices.has(g.lower(w));
  const bool judges = judging.has(g.lemma(c.predicate)) || is_charging(g.lemma(c.predicate));
  const bool subject = !g.is_root(c.head) && g.relation(c.head) == Relation::nsubj;
  return {office, judges && subject, judges && !subject, acts_by_office(g, c.head, party)};
}

}  // namespace whosays::footing
