// The short word lists of the rules, by class; the head of each file says what a class is for. Every list is made once
// and lives as long as the program, so that a rule may keep the reference.
#pragma once

#include <string_view>

#include "base/word_map.h"

namespace whosays::footing {

const WordBag& charge_words(std::string_view name);  ///< charge_words.tsv: who is spoken of to its discredit
const WordBag& ground_words(std::string_view name);  ///< ground_words.tsv: how a source knows, why it is not named
const WordBag& notice_words(std::string_view name);  ///< notice_words.tsv: what an outlet says of its own articles
const WordBag& source_words(std::string_view name);  ///< source_words.tsv: who a source is
const WordBag& act_words(std::string_view name);     ///< act_words.tsv: what kind of saying a statement is

/// Nouns of people and of bodies, of all lists that have some.
const WordBag& agent_nouns();

}  // namespace whosays::footing
