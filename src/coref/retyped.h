// Names that were taken for people and are bodies: "Northline, which runs the trains", "Kestrel Motors", "the Lantern",
// "Vellmark" of Vellmark Foods Ltd, "Morvania recalled its envoy".
//
// Only a name without a courtesy, a role or a known given name before or in it; all names of the same words go with it.
// O(names).
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// Names of bodies end so: "foods", "railways" (lexicon/coref_body_words.txt).
bool ends_body_name(std::string_view word);

/// The names of the rules, and those of the text that only the core or the words for a speaker show: "said the harbour
/// master, Leif Odd", "Lammer Resort apologised". In order of place.
Names with_sources(const FieldView& text, Names names, const Names& others, const Attributions& attributions);

/// The same rows, some with another type.
Names retyped(const FieldView& text, const FieldView& title, const Names& names, const Names& others);

}  // namespace whosays::coref
