// Names that were cut within a hyphenated surname: "Hart" in "Oyelowo-Hart left" of Giles Oyelowo-Hart.
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// The same names; those of the text that begin or end within a surname that somebody is named with in full are the
/// whole of it. In order of place. O(names * log names).
Names with_whole_surnames(const FieldView& text, Names names);

}  // namespace whosays::coref
