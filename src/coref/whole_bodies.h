// Names of bodies that were cut before what they are for: "Centers" of "the Centers for Marsh Control and Prevention".
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// The same names; where a body's first noun (lexicon/coref_body_heads.txt) is followed by "for", "on", "against" or
/// "of" and capitals, the name goes to its end, and names within it are no names of their own. In order of place.
/// O(tokens + names).
Names with_whole_bodies(const FieldView& text, Names names);

}  // namespace whosays::coref
