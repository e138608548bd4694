// Names that were cut within a hyphenated surname: "Hart" in "Oyelowo-Hart left" of Giles Oyelowo-Hart.
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// The same names; those of the text that begin or end within a surname that somebody is named with in full are the
/// whole of it. In order of place. O(names * log names).
Names with_whole_surnames(const FieldView& text, Names names);

/// The names of the rules; those of the title that lie within a longer name of the layer are the whole of it: in a
/// headline, where all words have capitals, the rules may find but "House" of "White House". O(names of the title ^ 2).
Names with_whole_headline_names(const FieldView& title, Names rules, const Names& layer);

}  // namespace whosays::coref
