// "Vesela" in "Pilot Vesela Ruge", "beside them Vesela Ruge", where only "Ruge" was found: a given name that no list
// has.
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// People whom the text names by one word, with the word before it: one with a capital that is no word of a list,
/// behind what somebody is or within a sentence.
Names with_unlisted_given(const FieldView& text, Names names);

}  // namespace whosays::coref
