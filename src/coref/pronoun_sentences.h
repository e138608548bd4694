// What a sentence does with somebody whom it names, as far as it tells whether the next pronoun is theirs. Used by
// pronouns.cpp only. Bounded looks at the tokens around the name.
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// "The second was the manager, Conrad Holm.", "In the dock stood Marek Odel.": at the sentence's end, behind a verb of
/// being there.
bool is_brought_in(const FieldView& view, Span name);

/// "Odel died in March.": whoever speaks next is somebody else.
bool has_died(const FieldView& view, Span name);

/// "It was Odel who ran."
bool is_cleft(const FieldView& view, Span name);

/// "Odel asked the second man why.": another answers.
bool has_asked(const FieldView& view, Span name);

/// "Pema, a schoolteacher,": the noun at the token stands in apposition to the name.
bool says_what_they_are(const FieldView& view, Span name, std::uint32_t token);

/// The name is the subject at the head of its sentence, or stands beside it: "Odel's lawyer, Sara Nime, came".
bool leads_sentence(const FieldView& view, Span name);

}  // namespace whosays::coref
