#include "footing/accusations.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

using lexicon::WordSet;

constexpr int kMostClauses = 4;  ///< clauses inside clauses that are walked out of

/// Verbs of charges.tsv with their weight, 0 where they are none by themselves.
const std::unordered_map<std::string_view, int>& charging_verbs() {
  static const auto all = [] {
    std::unordered_map<std::string_view, int> out;
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

/// Verbs between somebody and a wrong that set the two apart: "investigates fraud", "was cleared of theft".
bool sets_apart(std::string_view lemma) {
  static constexpr auto kVerbs = std::to_array<std::string_view>(
      {"clear",    "acquit",  "exonerate", "vindicate", "absolve", "deny",   "prevent", "avoid",   "stop",     "oppose",
       "fight",    "condemn", "expose",    "uncover",   "report",  "warn",   "combat",  "tackle",  "fear",     "reject",
       "denounce", "detect",  "discover",  "reveal",    "probe",   "allege", "survive", "suffer",  "resist",   "refuse",
       "condone",  "discuss", "examine",   "describe",  "protest", "outlaw", "forbid",  "ban",     "prohibit", "deter",
       "dispute",  "refute",  "escape",    "remember",  "mourn",   "study",  "play",    "counter", "face",     "end"});
  // "face" is no setting apart where charges are faced; those come by the verbs of charges.txt.
  return lemma != "face" && std::ranges::find(kVerbs, lemma) != kVerbs.end();
}

/// Passives whose subject is the one spoken of: "was seen hiding it", "is said to have hidden it".
bool tells_of_subject(std::string_view lemma) {
  static constexpr auto kVerbs = std::to_array<std::string_view>(
      {"find",   "see",        "catch",   "believe",    "allege",  "say",       "suspect", "report",
       "know",   "think",      "involve", "link",       "connect", "implicate", "mire",    "embroil",
       "rumour", "understand", "picture", "photograph", "film",    "record",    "hear",    "show",
       "prove",  "brand",      "call",    "label",      "dub"});
  return std::ranges::find(kVerbs, lemma) != kVerbs.end() || is_charging(lemma);
}

/// Passives that say what somebody knew: "managers were told of the leak".
bool makes_know(std::string_view lemma) {
  static constexpr auto kVerbs =
      std::to_array<std::string_view>({"tell", "warn", "show", "inform", "alert", "notify", "brief", "remind"});
  return std::ranges::find(kVerbs, lemma) != kVerbs.end();
}

/// Those to whom somebody is bound: "her ex-husband emptied the account" is no news of the world.
bool is_bond(std::string_view noun) {
  static constexpr auto kNouns = std::to_array<std::string_view>(
      {"ex-husband", "ex-wife", "husband", "wife", "boss", "landlord", "landlady", "manager", "employer", "neighbour",
       "neighbor", "colleague", "partner", "ex-partner", "stepfather", "stepmother", "uncle", "aunt", "brother-in-law",
       "sister-in-law", "coach", "trainer", "supervisor", "teacher", "roommate", "flatmate", "doctor", "lawyer",
       "agent", "accountant", "tutor", "captain", "foreman", "priest"});
  return std::ranges::find(kNouns, noun) != kNouns.end();
}

bool is_modal(const Grammar& g, std::uint32_t verb) {
  const auto aux = g.child(verb, {Relation::aux});
  if (!aux) return false;
  static constexpr auto kWords =
      std::to_array<std::string_view>({"will", "would", "may", "can", "should", "shall", "'ll", "’ll", "must"});
  return std::ranges::find(kWords, g.lower(*aux)) != kWords.end();
}

/// "if he lied", "unless they cheat": nobody is said to have done it.
bool is_condition(const Grammar& g, std::uint32_t verb) {
  const auto mark = g.child(verb, {Relation::mark});
  return mark && (g.lower(*mark) == "if" || g.lower(*mark) == "unless") && g.relation(verb) == Relation::advcl;
}

/// Not finite, inside another verb's clause: "to get the report held back".
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

/// "did nothing", "never paid": the phrase is a charge because of its negation.
bool has_negation(const Passage& p, TokenRange tokens) {
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i)
    if (is_one_of(p.tokens.lower_at(i), {"not", "never", "nothing", "no", "without", "didn't", "didn’t"})) return true;
  return false;
}

/// Nouns whose clause is what is said: "every suggestion that his partner did".
bool is_saying_noun(std::string_view lemma) {
  static constexpr auto kNouns = std::to_array<std::string_view>(
      {"allegation", "suspicion", "suggestion", "accusation", "claim", "rumour", "rumor", "charge", "evidence", "proof",
       "belief", "concern", "fear", "report", "story", "finding"});
  return std::ranges::find(kNouns, lemma) != kNouns.end();
}

/// Words whose content says at once that there is nothing in it: "no evidence", "no suggestion".
bool is_emptied(const Passage& p, TokenRange tokens) {
  static constexpr auto kNouns = std::to_array<std::string_view>(
      {"evidence", "suggestion", "sign", "proof", "indication", "grounds", "basis", "allegation", "hint", "question"});
  for (std::uint32_t i = tokens.begin; i + 1 < tokens.end; ++i) {
    const std::string_view word = p.tokens.lower_at(i);
    if (word != "no" && word != "any" && word != "of") continue;
    if (std::ranges::find(kNouns, p.tokens.lower_at(i + 1)) == kNouns.end()) continue;
    if (word == "no" ||
        (i > tokens.begin && (p.tokens.lower_at(i - 1) == "without" || p.tokens.lower_at(i - 1) == "scrap" ||
                              p.tokens.lower_at(i - 1) == "shred")))
      return true;
  }
  return false;
}

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
      found.empty() && owner && !parties_.can_act(subject.word))
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

bool Accusations::is_such(std::uint32_t verb, Deed least) const {
  static const WordSet kHarmless("harmless.txt");
  const bool alone = g_.upos(verb) == Upos::aux && g_.relation(verb) != Relation::aux &&
                     g_.relation(verb) != Relation::aux_pass && g_.relation(verb) != Relation::cop;
  const bool acts = g_.upos(verb) == Upos::verb || alone;
  if (!acts && !(least == Deed::any && g_.child(verb, {Relation::cop}))) return false;
  if (is_modal(g_, verb) || is_condition(g_, verb)) return false;
  if (least == Deed::any) return true;
  if (makes_know(g_.lemma(verb)) && g_.child(verb, {Relation::aux_pass})) return !g_.is_negated(verb);
  if (kHarmless.has(g_.lemma(verb)) || g_.is_negated(verb)) return false;
  if (least == Deed::not_harmless) return true;
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
  static constexpr auto kKept = std::to_array<std::string_view>(
      {"residents", "patients", "pupils", "inmates", "prisoners", "detainees", "guests", "animals", "children",
       "boys", "girls", "employees", "workers", "tenants", "orphans", "trainees", "recruits", "apprentices"});
  if (std::ranges::find(kKept, g_.lower(kept)) == kKept.end()) return {};
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
  const bool done_to =
      subject->passive && subject->predicate == verb && !tells_of_subject(g_.lemma(verb)) && !makes_know(g_.lemma(verb));
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
  return subject && is_one_of(g_.lower(*subject), {"who", "which", "that"});
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
