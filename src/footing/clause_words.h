// Verbs and clauses by what they make of their subject: accused, set apart, denied, told of something.
#pragma once

#include <string_view>

#include "base/word_map.h"
#include "footing/grammar.h"

namespace whosays::footing {

/// Verbs of charges.tsv with their weight, 0 where they are none by themselves.
const WordMap<int>& charging_verbs();
bool is_charging(std::string_view lemma);

/// Verbs between somebody and a wrong that set the two apart: "investigates fraud", "was cleared of theft".
bool sets_apart(std::string_view lemma);

/// Passives whose subject is the one spoken of: "was seen hiding it", "is said to have hidden it".
bool tells_of_subject(std::string_view lemma);

/// Passives that say what somebody knew: "managers were told of the leak".
bool makes_know(std::string_view lemma);

/// Those to whom somebody is bound: "her ex-husband emptied the account" is no news of the world.
bool is_bond(std::string_view noun);

/// Things that do nothing by themselves: "Zorre's drones crossed the border".
bool is_tool(std::string_view noun);

/// Nouns whose clause is what is said: "every suggestion that his partner did".
bool is_saying_noun(std::string_view lemma);

bool is_modal(const Grammar& g, std::uint32_t verb);

/// "if he lied", "unless they cheat": nobody is said to have done it.
bool is_condition(const Grammar& g, std::uint32_t verb);

/// Not finite, inside another verb's clause: "to get the report held back".
bool hangs_on_verb(const Grammar& g, std::uint32_t verb);

/// "hiding it", "having hidden it", "having been at the bar": of whoever the verb before it is said of.
bool is_gerund(const Grammar& g, std::uint32_t predicate);

/// "did nothing", "never paid": the phrase is a charge because of its negation.
bool has_negation(const Passage& p, TokenRange tokens);

/// Words whose content says at once that there is nothing in it: "no evidence", "no suggestion".
bool is_emptied(const Passage& p, TokenRange tokens);

/// "the court fined", "observers saw": whoever stands at `head` judges, charges or looks on, as its office is. `party`:
/// its words.
bool acts_by_office(const Grammar& g, std::uint32_t head, TokenRange party);

/// "did nothing wrong", "was cleared of": somebody is said not to have done it, or not to have done wrong by it.
bool exculpates(const Passage& p, TokenRange tokens);

/// The same by words that are enough, with nothing like "but" behind them.
bool clears(const Passage& p, TokenRange tokens);

/// "the court", "the review", "auditors" among words: what such a source says was not done is a finding, no charge of
/// leaving it undone.
bool finds_by_office(const Passage& p, TokenRange source);

}  // namespace whosays::footing
