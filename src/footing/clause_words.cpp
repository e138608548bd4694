#include "footing/clause_words.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "footing/discredit.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {

const WordMap<int>& charging_verbs() {
  static const auto all = [] {
    WordMap<int> out;
    const lexicon::Table table("charges.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view weight = table.at(row, "weight");
      out[table.at(row, "lemma")] = weight == "strong" ? kStrong : weight == "weak" ? kWeak : 0;
    }
    return out;
  }();
  return all;
}

bool is_charging(std::string_view lemma) { return charging_verbs().contains(lemma); }

bool sets_apart(std::string_view lemma) {
  static const WordBag& kVerbs = charge_words("apart");
  return kVerbs.contains(lemma);
}

bool tells_of_subject(std::string_view lemma) {
  static const WordBag& kVerbs = charge_words("told of");
  return kVerbs.contains(lemma) || is_charging(lemma);
}

bool makes_know(std::string_view lemma) {
  static const WordBag& kVerbs = charge_words("informs");
  return kVerbs.contains(lemma);
}

bool is_bond(std::string_view noun) {
  static const WordBag& kNouns = charge_words("bond");
  return kNouns.contains(noun);
}

bool is_tool(std::string_view noun) {
  static const WordBag& kNouns = charge_words("tool");
  return kNouns.contains(noun);
}

bool is_modal(const Grammar& g, std::uint32_t verb) {
  const auto aux = g.child(verb, {Relation::aux});
  if (!aux) return false;
  static constexpr auto kWords =
      std::to_array<std::string_view>({"will", "would", "may", "can", "should", "shall", "'ll", "’ll", "must"});
  return is_one_of(g.lower(*aux), kWords);
}

bool is_condition(const Grammar& g, std::uint32_t verb) {
  const auto mark = g.child(verb, {Relation::mark});
  return mark && (g.lower(*mark) == "if" || g.lower(*mark) == "unless") && g.relation(verb) == Relation::advcl;
}

bool is_gerund(const Grammar& g, std::uint32_t predicate) {
  if (g.upos(predicate) == Upos::verb && g.xpos(predicate) == Xpos::vbg) return true;
  const auto first = g.child(predicate, {Relation::aux, Relation::aux_pass, Relation::cop});
  return first && g.xpos(*first) == Xpos::vbg;
}

bool hangs_on_verb(const Grammar& g, std::uint32_t verb) {
  const Xpos tag = g.xpos(verb);
  if (tag != Xpos::vb && tag != Xpos::vbn && tag != Xpos::vbg) return false;
  switch (g.relation(verb)) {
    case Relation::xcomp:
    case Relation::ccomp:
    case Relation::advcl:
    case Relation::acl:
    case Relation::obl:
    case Relation::obj: return true;
    default: return false;
  }
}

bool has_negation(const Passage& p, TokenRange tokens) {
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i)
    if (is_one_of(p.tokens.lower_at(i), {"not", "never", "nothing", "no", "without", "didn't", "didn’t"})) return true;
  return false;
}

bool is_saying_noun(std::string_view lemma) {
  static const WordBag& kNouns = charge_words("saying");
  return kNouns.contains(lemma);
}

bool is_emptied(const Passage& p, TokenRange tokens) {
  static const WordBag& kNouns = charge_words("ground");
  for (std::uint32_t i = tokens.begin; i + 1 < tokens.end; ++i) {
    const std::string_view word = p.tokens.lower_at(i);
    if (word != "no" && word != "any" && word != "of") continue;
    if (!kNouns.contains(p.tokens.lower_at(i + 1))) continue;
    if (word == "no" ||
        (i > tokens.begin && (p.tokens.lower_at(i - 1) == "without" || p.tokens.lower_at(i - 1) == "scrap" ||
                              p.tokens.lower_at(i - 1) == "shred")))
      return true;
  }
  return false;
}

bool acts_by_office(const Grammar& g, std::uint32_t head, TokenRange party) {
  static const WordBag& verdicts = charge_words("judges");
  static const lexicon::WordSet offices("authorities.txt");
  static const lexicon::WordSet judging("judging.txt");
  if (g.is_root(head) || g.relation(head) != Relation::nsubj) return false;
  const std::uint32_t verb = g.head(head);
  if (!judging.has(g.lemma(verb)) && !is_charging(g.lemma(verb))) return false;
  if (verdicts.contains(g.lemma(verb))) return true;
  for (std::uint32_t w = party.begin; w < party.end; ++w)
    if (offices.has(g.lower(w))) return true;
  return false;
}

namespace {

const lexicon::PhraseIndex& exculpations() {
  static const lexicon::PhraseIndex all("exculpations.tsv");
  return all;
}

}  // namespace

bool exculpates(const Passage& p, TokenRange tokens) { return first_phrase(p, tokens, exculpations()).has_value(); }

bool clears(const Passage& p, TokenRange tokens) {
  TokenRange rest = tokens;
  while (const auto hit = first_phrase(p, rest, exculpations())) {
    rest.begin = hit->tokens.end;
    if (exculpations().table().at(hit->row, "weight") != "clear") continue;
    for (std::uint32_t i = rest.begin; i < tokens.end; ++i)
      if (is_one_of(p.tokens.lower_at(i), {"but", "however", "although", "though", "despite", "except", "yet"}))
        return false;
    return true;
  }
  return false;
}

bool finds_by_office(const Passage& p, TokenRange source) {
  static const WordBag& findings = charge_words("finding");
  static const lexicon::WordSet offices("authorities.txt");
  for (std::uint32_t i = source.begin; i < source.end; ++i) {
    const std::string_view word = p.tokens.lower_at(i);
    if (is_one_of(word, {"former", "ex", "who"})) return false;
    if (offices.has(word) || findings.contains(word)) return true;
  }
  return false;
}

}  // namespace whosays::footing