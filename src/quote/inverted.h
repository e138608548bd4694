// Who speaks right behind a verb, by the tree: "“It was ours,” affirmed the vice-president, Ana Vell", "“It was ours,”
// evaluated she". The tree often takes such a subject for the verb's object.
#pragma once

#include <optional>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// The phrase for somebody that begins right behind `verb` and hangs on it; none where it is a thing. Wants trees.
std::optional<Span> somebody_behind(const Passage& passage, std::uint32_t verb);

/// Gives a statement without a source the speaker who stands behind its cue, and takes those words from its content:
/// behind what is said and a mark. True when there is one. Wants trees.
bool speak_from_behind(const Passage& passage, Found& statement);

}  // namespace whosays::quote
