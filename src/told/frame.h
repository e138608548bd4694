// What a verb's clause has beside its people, shared by told and ties: the words of the verb, what it is of, when it
// was.
#pragma once

#include <optional>
#include <string_view>

#include "told/clause.h"

namespace whosays::told {

/// "had never been told": the verb with the helpers and adverbs right before it, to the last of `last` and the verb.
Span verb_words(const SyntaxView& view, WordId verb, WordId last);

/// Rows of Times that lie in a span of the text. O(log times + result).
std::span<const Time> times_in(const Times& times, Span span);

/// The one date or time that hangs on the verb and says when it was ("on 4 April", not "before the vote"). With
/// `until`, the one that "until" leads in. None where two do.
TimeId time_of(const Input& input, const SyntaxView& view, WordId verb, bool until, std::optional<Span> but_not_in);

/// Active "told", "had told", passive "was told": not "the man told of it", whose verb nobody's clause has.
bool is_finite(const SyntaxView& view, const ClauseReader& clauses, WordId verb);

}  // namespace whosays::told
