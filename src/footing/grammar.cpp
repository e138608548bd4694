#include "footing/grammar.h"

#include <algorithm>

#include "doc/windows.h"
#include "footing/function_words.h"
#include "footing/word_lists.h"

namespace whosays::footing {
namespace {

constexpr int kLongestClimb = 12;            ///< heads walked over before a question gives up
constexpr std::uint32_t kLongestAside = 10;  ///< words between two commas behind a noun

/// Verbs whose object does what follows: "saw him hide it". After others ("told them to burn it") it is the subject
/// who answers for it.
bool hands_over(std::string_view lemma) {
  static const WordBag& kVerbs = charge_words("shows doing");
  return kVerbs.contains(lemma);
}

/// A predicate that hangs so has the subject of what it hangs on; of a plan, an attempt to ..., whoever has it.
bool shares_subject(Relation r) {
  switch (r) {
    case Relation::conj:
    case Relation::aux:
    case Relation::cop:
    case Relation::advcl:
    case Relation::advcl_relcl:
    case Relation::xcomp:
    case Relation::acl:
    case Relation::acl_relcl:
    case Relation::obj:
    case Relation::obl:
    case Relation::obl_agent:
    case Relation::nmod:
    case Relation::compound:
    case Relation::amod:
    case Relation::appos: return true;
    default: return false;
  }
}

/// Dependents that are no part of the name of a thing.
bool leaves_phrase(Relation r) {
  switch (r) {
    case Relation::acl_relcl:
    case Relation::acl:
    case Relation::advcl:
    case Relation::advcl_relcl:
    case Relation::appos:
    case Relation::conj:
    case Relation::cc:
    case Relation::parataxis:
    case Relation::ccomp:
    case Relation::punct:
    case Relation::cop:
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::aux:
    case Relation::mark:
    case Relation::list:
    case Relation::vocative:
    case Relation::discourse:
    case Relation::dislocated:
    case Relation::obl:
    case Relation::obl_unmarked:
    case Relation::advmod: return true;
    default: return false;
  }
}

}  // namespace

std::uint32_t Grammar::word_at(std::uint32_t token) const {
  const auto at = std::ranges::lower_bound(p_.words.token, token);
  return static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(at - p_.words.token.begin(), p_.words.size() - 1));
}

TokenRange Grammar::words_of(Span span) const {
  const auto at = [&](std::uint32_t byte) {
    return static_cast<std::uint32_t>(
        std::ranges::partition_point(p_.words.span, [&](Span s) { return s.begin < byte; }) - p_.words.span.begin());
  };
  return {at(span.begin), at(span.end)};
}

TokenRange Grammar::sentence(std::uint32_t word) const {
  const Sentence& s = p_.sentences.rows[p_.tokens.sentence[p_.words.token[word]]];
  return {s.first_word, s.end_word};
}

/// Where the dependents of a word stand: the parser reads a sentence longer than a window in pieces, whose roots hang
/// on that of the first.
TokenRange Grammar::dependents_of(std::uint32_t word) const {
  const TokenRange all = sentence(word);
  if (is_root(word)) return all;
  constexpr std::uint32_t kWindow = whosays::kMostWords;
  const std::uint32_t first = all.begin + (word - all.begin) / kWindow * kWindow;
  return {first, std::min(first + kWindow, all.end)};
}

std::optional<std::uint32_t> Grammar::child(std::uint32_t word, std::initializer_list<Relation> relations) const {
  // Most words of the sentence are no dependents of this one: they are passed by std::find, four at a time.
  const TokenRange all = dependents_of(word);
  const auto begin = p_.trees.head.begin();
  const auto end = begin + all.end;
  for (auto at = std::find(begin + all.begin, end, word); at != end; at = std::find(at + 1, end, word)) {
    const auto w = static_cast<std::uint32_t>(at - begin);
    if (std::ranges::find(relations, relation(w)) != relations.end()) return w;
  }
  return std::nullopt;
}

bool Grammar::is_negated(std::uint32_t predicate) const {
  const TokenRange all = dependents_of(predicate);
  for (std::uint32_t w = all.begin; w < all.end; ++w) {
    if (head(w) != predicate) continue;
    if (is_negation(lower(w))) return true;
    if (relation(w) != Relation::nsubj && relation(w) != Relation::obj) continue;
    for (std::uint32_t d = all.begin; d < w; ++d)  // "no official took", "took no money"
      if (head(d) == w && (lower(d) == "no" || lower(d) == "neither")) return true;
  }
  return false;
}

std::string_view Grammar::preposition(std::uint32_t noun) const {
  const auto word = child(noun, {Relation::case_});
  return word && *word < noun ? lower(*word) : std::string_view();
}

std::optional<std::uint32_t> Grammar::own_subject(std::uint32_t predicate) const {
  const TokenRange all = dependents_of(predicate);
  std::optional<std::uint32_t> out;
  for (std::uint32_t w = all.begin; w < all.end; ++w) {
    const Relation r = relation(w);
    if (head(w) != predicate || (r != Relation::nsubj && r != Relation::nsubj_pass && r != Relation::nsubj_outer))
      continue;
    // "that Foods had known": the conjunction is often taken for a pronoun; of several the nearest in front.
    if (out && (is_relative_pronoun(lower(w)) || w > predicate)) continue;
    out = w;
  }
  return out;
}

std::optional<std::uint32_t> Grammar::left_neighbour(std::uint32_t predicate) const {
  const TokenRange all = sentence(predicate);
  std::uint32_t at = predicate;
  while (at > all.begin && (upos(at - 1) == Upos::aux || upos(at - 1) == Upos::adv || upos(at - 1) == Upos::part)) --at;
  if (at == all.begin) return std::nullopt;
  --at;
  // "the finance director, Cole Abbey, moved": a comma behind an apposition.
  if (lower(at) == "," && at > all.begin + 2) {
    std::uint32_t before = at - 1;
    while (before > all.begin && lower(before) != "," && at - before < kLongestAside) --before;
    if (lower(before) != "," || before == all.begin) return std::nullopt;
    if (relation(before + 1) != Relation::appos && upos(before + 1) != Upos::propn) return std::nullopt;
    at = before - 1;
  }
  if (upos(at) != Upos::noun && upos(at) != Upos::propn && upos(at) != Upos::pron) return std::nullopt;
  if (is_relative_pronoun(lower(at))) return std::nullopt;
  for (int steps = 0; steps < kLongestClimb && !is_root(at); ++steps) {
    const Relation r = relation(at);
    const bool inside =
        r == Relation::compound || r == Relation::flat || r == Relation::nmod_desc ||
        (r == Relation::nmod && child(at, {Relation::case_}));  // "of the fire the janitor": no part of it
    if (!inside || head(at) >= predicate) break;
    at = head(at);
  }
  return at;
}

std::optional<Subject> Grammar::subject_on_left(std::uint32_t predicate, bool passive) const {
  const auto left = left_neighbour(predicate);
  return left ? std::optional(Subject{*left, predicate, passive}) : std::nullopt;
}

std::optional<Subject> Grammar::meant_by(std::uint32_t own, std::uint32_t predicate) const {
  const bool by_tag = relation(own) == Relation::nsubj_pass && xpos(predicate) == Xpos::vbn;
  const bool with_auxiliary = child(predicate, {Relation::aux_pass}).has_value();
  // "an editor made up two quotations" with a passive's subject: what has an object is none.
  const bool passive = with_auxiliary || (by_tag && !child(predicate, {Relation::obj}));
  if (!is_relative_pronoun(lower(own))) return Subject{own, predicate, passive};
  // "the clerk who hid it", "the clerk who came and hid it"
  std::uint32_t clause = predicate;
  while (relation(clause) == Relation::conj && !is_root(clause)) clause = head(clause);
  if (relation(clause) != Relation::acl_relcl && relation(clause) != Relation::acl)
    return subject_on_left(predicate, passive);
  // "it was Vesh, not the dead man, who was driving"
  std::uint32_t who = head(clause);
  if (!is_root(who) && is_negated(who) && !child(who, {Relation::cop})) who = head(who);
  return Subject{who, predicate, passive};
}

/// A predicate without a subject of its own: the noun it is said of, where the tree tells.
std::optional<Subject> Grammar::borne_above(std::uint32_t predicate) const {
  const std::uint32_t above = head(predicate);
  if (relation(predicate) == Relation::xcomp) {
    const auto object = child(above, {Relation::obj, Relation::iobj});
    return object && hands_over(lemma(above)) ? std::optional(Subject{*object, predicate, false}) : std::nullopt;
  }
  if (relation(predicate) != Relation::acl && relation(predicate) != Relation::acl_relcl) return std::nullopt;
  if (upos(above) != Upos::noun && upos(above) != Upos::propn && upos(above) != Upos::pron) return std::nullopt;
  if (xpos(predicate) == Xpos::vbg) return Subject{above, predicate, false};
  return xpos(predicate) == Xpos::vbn ? std::optional(Subject{above, predicate, true}) : std::nullopt;
}

std::optional<Subject> Grammar::subject_of(std::uint32_t predicate) const {
  std::uint32_t at = predicate;
  // "the company dumped sewage" read as "dumped sewage": a finite verb right behind a noun.
  if (relation(at) == Relation::amod && head(at) > at && xpos(at) != Xpos::jj)
    if (const auto left = subject_on_left(at, false)) return left;
  for (int steps = 0; steps < kLongestClimb; ++steps) {
    if (const auto own = own_subject(at)) return meant_by(*own, at);
    // "say Bea Lorne switched the horses": the parser takes the name for what is said.
    if (relation(at) == Relation::ccomp || is_root(at) || relation(at) == Relation::parataxis)
      return subject_on_left(at, child(at, {Relation::aux_pass}).has_value());
    if (const auto above = borne_above(at)) return above;
    if (!shares_subject(relation(at))) return std::nullopt;
    at = head(at);
  }
  return std::nullopt;
}

bool Grammar::in_phrase(std::uint32_t word, std::uint32_t head_word) const {
  for (int steps = 0; steps < kLongestClimb; ++steps) {
    if (word == head_word) return true;
    if (is_root(word) || leaves_phrase(relation(word)) || (upos(word) == Upos::verb && xpos(word) == Xpos::vbg))
      return false;
    word = head(word);
  }
  return false;
}

TokenRange Grammar::phrase(std::uint32_t word) const {
  const TokenRange all = sentence(word);
  const auto belongs = [&](std::uint32_t w) {
    if (in_phrase(w, word)) return true;
    // Pieces of one subject that the parser left apart: "manager" "Abel Grint".
    const bool subject = relation(word) == Relation::nsubj || relation(word) == Relation::nsubj_pass;
    if (!subject) return false;
    for (std::uint32_t piece = w;;) {
      if (is_root(piece)) return false;
      if (relation(piece) == relation(word) && head(piece) == head(word)) return true;
      if (leaves_phrase(relation(piece))) return false;
      piece = head(piece);
    }
  };
  TokenRange out{word, word + 1};
  while (out.begin > all.begin && belongs(out.begin - 1)) --out.begin;
  while (out.end < all.end && belongs(out.end)) ++out.end;
  while (out.begin < word && relation(out.begin) == Relation::case_) ++out.begin;    // "by the council"
  while (out.end > word + 1 && relation(out.end - 1) == Relation::case_) --out.end;  // "the council's"
  return out;
}

}  // namespace whosays::footing
