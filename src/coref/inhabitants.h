// "The Brasker", "a Norric": words with a capital that are taken for a person's name and say where somebody is from.
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// The same rows; a person's name of one word that stands behind an article wherever it stands alone, and ends no other
/// name, is none; nor is "Conservationists", a common noun in the plural that begins a sentence. O(names log names).
Names without_inhabitants(const FieldView& text, Names names);

}  // namespace whosays::coref
