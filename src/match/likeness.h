// How likely two names are the same, and why.
//
// Parts are aligned one to one, the best pairs first: equal, a nickname, an initial, one in another spelling (few
// letters changed, for its length) or one in another transliteration (the same sound). What stays unmatched counts by
// what it is: a missing middle name costs little, another given name or another word in a company's name decides. After
// the rule-based matching of names in sanctions screening (OpenSanctions, "logic-v2"); the weights are our own, chosen
// on the dev half of its published cases (docs/notes/names.md).
//
// This says how alike names are, never that two people are one: see story/actors_across.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/name_form.h"

namespace whosays::match {

enum class Because : std::uint8_t {
  same_letters,
  joined,  ///< the same letters, cut otherwise: "De Vries", "DeVries"
  other_spelling,
  other_transliteration,
  initial,
  nickname,
  acronym,
  part_missing,  ///< a middle name, a word: on one side only
  part_differs,
  generation_differs,  ///< "Jr" and "Sr"
  form_differs,        ///< "AG" and "GmbH"
  number_differs,
  nothing_in_common
};

struct Reason {
  Because because;
  std::string first;   ///< part of the first name, may be empty
  std::string second;  ///< part of the second
};

/// In words, for people: `"Sergi" spelt "Sergei"`.
std::string text_of(const Reason& reason);

struct Likeness {
  double score = 0;  ///< 0 to 1; 0.5 and more: may be the same
  std::vector<Reason> reasons;
};

Likeness likeness(const NameForm& first, const NameForm& second);
Likeness likeness(std::string_view first, std::string_view second, NameKind kind);

}  // namespace whosays::match
