// By which words somebody contradicts what was said against them, without a word of denial: "He burned the rolls." -
// "He burned them because of the mould."; "He was in hospital in June."
#pragma once

#include <set>
#include <string_view>

#include "footing/footing.h"
#include "footing/token_text.h"

namespace whosays::footing {

/// What a content asserts, told apart from what it answers.
struct Asserted {
  std::string_view cue_lemma;
  bool negated = false;        ///< shortly before a word of the allegation
  bool alibi = false;          ///< somewhere else, asleep, with somebody
  bool gives_reason = false;   ///< "because of the mould"
  bool knows_nothing = false;  ///< "knew nothing about it"
  bool echoes = false;         ///< only an auxiliary: "accepted that it did"
  bool numbers = false;        ///< has a number
  bool rejects = false;        ///< "the suit was without merit", "every payment was declared"
  bool admits = false;         ///< "it was true, and he was sorry"
  bool limits = false;         ///< "but", "only", "once": not all of it
  bool negates = false;        ///< its main clause, whatever word is negated
};
/// `shared`: base forms of its words that the allegation has too; a negation counts where it stands shortly before one.
Asserted read_asserted(const Passage& passage, TokenRange content, std::string_view cue_lemma,
                       const std::set<std::string_view>& shared);

/// Numbers of a content, as words.
std::set<std::string_view> numbers_in(const Passage& passage, TokenRange content);

}  // namespace whosays::footing
