// What the text around a name of one word, which no list knows, says of it: "talks between the Railway Union and
// Transcarvia", "Nordbank ... The bank said". Used by retyped.cpp only.
#pragma once

#include <string_view>
#include <vector>

#include "coref/scene.h"

namespace whosays::coref {

/// Nouns for bodies that the text speaks of with "the", each once. O(tokens).
std::vector<std::string_view> bodies_spoken_of(const FieldView& view);

/// The name is a body's. `spoken_of` as above.
bool shows_body(const FieldView& view, Range name, const std::vector<std::string_view>& spoken_of);

}  // namespace whosays::coref
