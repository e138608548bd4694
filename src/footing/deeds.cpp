// Who did what a content says, whatever the words: the doers of its main verbs.
#include <algorithm>
#include <string_view>

#include "base/one_of.h"
#include "footing/accusations.h"
#include "footing/clause_words.h"
#include "footing/function_words.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {

bool Accusations::is_such(std::uint32_t verb, Deed least) const {
  static const lexicon::WordSet kHarmless("harmless.txt");
  const bool alone = g_.upos(verb) == Upos::aux && g_.relation(verb) != Relation::aux &&
                     g_.relation(verb) != Relation::aux_pass && g_.relation(verb) != Relation::cop;
  const bool acts = g_.upos(verb) == Upos::verb || alone;
  if (!acts && !(least == Deed::any && g_.child(verb, {Relation::cop}))) return false;
  if (is_modal(g_, verb) || is_condition(g_, verb)) return false;
  if (least == Deed::any) return true;
  if (makes_know(g_.lemma(verb)) && g_.child(verb, {Relation::aux_pass})) return !g_.is_negated(verb);
  if (kHarmless.has(g_.lemma(verb)) || g_.is_negated(verb)) return false;
  if (least == Deed::not_harmless) return true;
  static const lexicon::WordSet kEveryday("everyday_deeds.txt");
  if (least == Deed::to_somebody && kEveryday.has(g_.lemma(verb))) return false;
  const Xpos tag = g_.xpos(verb);
  if (least == Deed::by_bond) {
    const auto subject = g_.subject_of(verb);
    if (!subject || !is_bond(g_.lower(subject->word)) || !g_.child(subject->word, {Relation::nmod_poss})) return false;
  }
  const bool over = tag == Xpos::vbd || (tag == Xpos::vbn && !g_.child(verb, {Relation::aux_pass}));
  return over && g_.child(verb, {Relation::obj}).has_value();
}

/// The first party in front of a verb, where the tree does not say who its subject is.
std::vector<PartyWords> Accusations::first_in_front(std::uint32_t verb, std::uint32_t begin) const {
  for (std::uint32_t w = begin; w < verb; ++w) {
    if (g_.upos(w) == Upos::verb || (g_.upos(w) == Upos::adp && w > begin)) break;
    if (g_.relation(w) == Relation::nmod_poss) continue;
    if (auto found = parties_.all_at(w); !found.empty()) return found;
  }
  return {};
}

/// "Residents of the home were left in wet beds": whoever has them in its care.
std::vector<PartyWords> Accusations::keepers_of(std::uint32_t kept) const {
  static const WordBag& kKept = charge_words("in care");
  if (!kKept.contains(g_.lower(kept))) return {};
  const TokenRange all = g_.sentence(kept);
  for (std::uint32_t w = kept + 1; w < all.end; ++w)
    if (g_.head(w) == kept && g_.relation(w) == Relation::nmod && is_one_of(g_.preposition(w), {"of", "at", "in"}))
      return parties_.all_at(w);
  return {};
}

/// "The villa, neighbours note, was finished ...": the subject stands in the part before.
std::vector<PartyWords> Accusations::in_part_before(std::uint32_t verb, TokenRange words,
                                                    std::span<const TokenRange> whole) const {
  for (std::size_t i = 1; i < whole.size(); ++i) {
    if (whole[i].begin != p_.words.token[words.begin]) continue;
    const TokenRange before = words_in(whole[i - 1]);
    for (std::uint32_t w = before.begin; w < before.end; ++w) {
      if (!g_.is_root(w) && before.holds(g_.head(w))) continue;
      if (g_.child(verb, {Relation::aux_pass}) == std::nullopt)
        if (auto found = parties_.all_at(w); !found.empty()) return found;
      if (const auto owner = g_.child(w, {Relation::nmod_poss})) return parties_.all_at(*owner);
    }
  }
  return {};
}

std::vector<PartyWords> Accusations::doers_of(std::uint32_t verb, TokenRange words,
                                              std::span<const TokenRange> whole) const {
  const auto subject = g_.subject_of(verb);
  const auto holds = [&](TokenRange part) { return part.holds(p_.words.token[subject->word]); };
  if (!subject || !std::ranges::any_of(whole, holds)) {
    auto found = first_in_front(verb, words.begin);
    return found.empty() ? in_part_before(verb, words, whole) : found;
  }
  const bool done_to = subject->passive && subject->predicate == verb && !tells_of_subject(g_.lemma(verb)) &&
                       !makes_know(g_.lemma(verb));
  const bool past = g_.xpos(verb) == Xpos::vbd || g_.xpos(verb) == Xpos::vbn;
  auto found = done_to ? std::vector<PartyWords>() : parties_.all_at(subject->word, past);
  if (done_to) found = keepers_of(subject->word);
  // "the minister's villa was finished the same month": the owner.
  const bool acts = parties_.can_act(subject->word);
  if (const auto owner = g_.child(subject->word, {Relation::nmod_poss}); found.empty() && owner && !acts)
    found = parties_.all_at(*owner);
  if (found.empty() && !subject->passive && !acts && words.holds(subject->word) && g_.upos(subject->word) != Upos::pron)
    found = first_in_front(verb, words.begin);
  return found;
}

/// "the doctors who signed the form"
bool Accusations::is_relative(std::uint32_t verb) const {
  const auto subject = g_.child(verb, {Relation::nsubj, Relation::nsubj_pass});
  return subject && is_relative_pronoun(g_.lower(*subject));
}

std::vector<PartyWords> Accusations::doers_in(TokenRange tokens, Deed least, std::span<const TokenRange> whole) const {
  std::vector<PartyWords> out;
  for (const TokenRange part : sentences_in(tokens)) {
    if (is_emptied(p_, part)) continue;
    const TokenRange words = words_in(part);
    bool has_top = false;
    for (std::uint32_t w = words.begin; w < words.end; ++w)
      has_top = has_top || (g_.upos(w) == Upos::verb && (g_.is_root(w) || !words.holds(g_.head(w))));
    for (std::uint32_t w = words.begin; w < words.end; ++w) {
      const bool behind =
          g_.relation(w) == Relation::amod && g_.upos(w) == Upos::verb && g_.left_neighbour(w).has_value();
      const bool top = behind || g_.is_root(w) || !words.holds(g_.head(w)) || g_.relation(w) == Relation::conj ||
                       (!has_top && g_.upos(w) == Upos::verb && !is_relative(w));
      const bool pictured = g_.relation(w) == Relation::acl && g_.xpos(w) == Xpos::vbg;  // "the referee sharing a taxi"
      const bool said = !g_.is_root(w) && is_saying_noun(g_.lemma(g_.head(w))) &&
                        (g_.relation(w) == Relation::acl || g_.relation(w) == Relation::acl_relcl);
      const bool cleft = g_.relation(w) == Relation::acl_relcl && !g_.is_root(w) && words.holds(words.begin + 2) &&
                         g_.lower(words.begin) == "it";  // "it was Vesh who was driving"
      if (!top && !pictured && !said && !cleft) continue;
      if (!is_such(w, least)) continue;
      for (PartyWords& party : doers_of(w, words, whole)) out.push_back(party);
    }
  }
  return out;
}

}  // namespace whosays::footing
