// Bodies whose name nobody knows and whose letters the article gives: "Friends of Wicket Down (FOWD)", "the Conference
// of Head Teachers (CHT)".
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// The same names and these, in order of place; names within one of these are no names of their own. O(tokens).
Names with_abbreviated(const FieldView& text, Names names);

}  // namespace whosays::coref
