// Nouns with which an article speaks again of somebody whom it has named: what they say, what they can stand for, and
// by which words of the text one knows that somebody is such a person. From lexicon/coref_descriptions.tsv (by hand)
// and coref_person_nouns.tsv (from WordNet); of those in coref_more_person_nouns.txt it is only known that they are
// people.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "coref/person_words.h"

namespace whosays::coref {

enum class NounUse : std::uint8_t {
  none,   ///< no noun for one person
  bare,   ///< says next to nothing: "the woman", "the newcomer"
  scene,  ///< situations bring such people in without a name: "the driver"
  any,
};

struct Cue {
  std::string_view word;
  bool enough = false;  ///< it tells enough alone
};

/// Nouns for those to whom things are done ("victim") tell by a passive; of others it says that somebody else did it.
bool is_undergoer(std::string_view noun);

struct DescribingNoun {
  NounUse use = NounUse::none;
  Gender gender = Gender::unknown;
  std::vector<std::string_view> of;  ///< offices and trades that it stands for
  std::vector<std::string_view> is;  ///< what such a person is besides, synonyms and broader words
  std::vector<Cue> cues;
};

/// By a singular noun in lower case; use `none` for words that no list has.
const DescribingNoun& describing_noun(std::string_view word);

/// A noun for what somebody is or does, no relation: "baker", "tenor".
bool names_trade(std::string_view word);
/// The same in the plural: "beekeepers".
bool names_trades(std::string_view word);

/// How well "the `word`" can stand for somebody who is said to be a `role`: 0 not at all, 2 by a broader or narrower
/// word, 3 by our list, 4 by the word itself.
int stands_for(std::string_view word, std::string_view role);

/// Two forms of one word, as far as English endings go: "coached" and "coach", "robbery" and "rob".
bool same_stem(std::string_view a, std::string_view b);

/// "wife" for "husband" and the like: what the first is to the second when the second is `relation` to the first; both
/// words for it, the man's first. Empty for a word that is no relation.
struct Converse {
  std::string_view male, female, either;
  [[nodiscard]] bool empty() const { return male.empty(); }
  [[nodiscard]] bool has(std::string_view word) const { return word == male || word == female || word == either; }
};
Converse converse_of(std::string_view relation);

}  // namespace whosays::coref
