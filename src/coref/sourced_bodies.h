// Bodies whose names only the words for a source show: "The Guild of Criers said", "Channel Nine apologised".
#pragma once

#include <optional>

#include "coref/scene.h"

namespace whosays::coref {

struct SourcedBody {
  Range name;
  bool linked = false;  ///< by "of" or "for", so that shorter names within are parts of it
};

/// Where the source is a body's name: words with capitals on both sides of "of" or "for", a kind of body among those
/// before it; or two and more capitals that begin with a kind of body or end with a plain word. O(tokens).
std::optional<SourcedBody> body_of_source(const FieldView& view, Range source);

}  // namespace whosays::coref
