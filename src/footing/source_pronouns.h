// Sources that are pronouns: "I" is the author, "who" whoever the clause is said of, "they" several without a name.
#pragma once

#include <string_view>

#include "doc/document.h"
#include "footing/token_text.h"

namespace whosays::footing {

/// "He" of the token "he’ll".
std::string_view without_verb(std::string_view word);

bool is_pronoun(std::string_view word);

/// "I", "we all", "most of us": outside quotation and every content the author.
bool is_first_person(const Passage& passage, TokenRange source);

/// "MC", "HRC" in front of a colon: the initials of who speaks, whatever body they might stand for.
bool are_initials(const Passage& passage, TokenRange source);

/// Within somebody's quoted speech. O(log quotations).
bool is_quoted(const Passage& passage, Span span);

}  // namespace whosays::footing
