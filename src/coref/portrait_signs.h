// What the text shows of somebody without saying that they are it: "Ana Vell, whose son", "told the court", "sold it as
// a young dealer". Beside portraits.cpp, which calls it. O(tokens near mentions).
#pragma once

#include "coref/portraits.h"

namespace whosays::coref {

/// Adds to what each person is said to be. Kin and witnesses count as what they are to somebody else.
void add_signs(const FieldView& view, const Cast& cast, Portraits& portraits);

}  // namespace whosays::coref
