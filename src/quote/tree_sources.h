// Who does what a cue says, by the tree, where the net has found no source.
//
// "Claiming that it was a copy, Ana Vell ...", "... and called for the log to be released", "was endorsed by two of the
// owners": the source stands far from its cue, or behind "by". The net links neighbours; the tree knows the subject
// that a clause shares with the one above it.
#pragma once

#include <optional>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// The source of a statement with a cue and a content, or none: where the tree has no subject, or the cue is a passive
/// that does not say by whom. Without tags and trees none.
std::optional<Span> source_by_tree(const Passage& passage, const Found& statement);

}  // namespace whosays::quote
