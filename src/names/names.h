// Names: people, organisations, places and others.
//
// Two readings of the same text. The trained core finds names on words (recogniser.h); capitals and word lists find
// them on tokens (lexicon/names_*.txt), with offices as titles. The layer is the trained reading, settled over the
// article (consistent.h), with the rules' kinds that the core does not know. Actors and footing are rules that were
// written against the rules' names, and still read by those: docs/notes/language-core.md has what was measured.
#pragma once

#include <vector>

#include "doc/document.h"
#include "doc/stage.h"

namespace whosays::names {

inline constexpr StageInfo kStage{"names",
                                  "names with types, by the trained core and, for titles and laws, by word lists"};

/// Names by rules, of title and text, in order (title first). Never overlapping inside one field.
Names find(const Article& article, const Passage& text, const Passage& title);

/// The layer: `trained` (in the same order), made consistent, and the titles, laws and events among `by_rules` that
/// overlap none of them.
Names combined(const Article& article, const Passage& text, const Passage& title, const Names& by_rules,
               std::vector<Name> trained);

}  // namespace whosays::names
