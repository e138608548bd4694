// Names of photographers: "Piet Lund/AFP/Getty Images", "Photo by Jonas Reik" tell of nobody in the article.
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// The same names without persons of the text who stand in the credit of a picture. O(names).
Names without_credits(const FieldView& text, Names names);

}  // namespace whosays::coref
