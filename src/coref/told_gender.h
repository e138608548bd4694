// Whether somebody is a man or a woman, by the pronouns of the sentences that name nobody else: "Dawit, who lost his
// brother", "Ask Yun-seo Halvorsen who taught her to listen".
//
// Only for those of whom no name, title or word says it. All sentences must agree. O(tokens and mentions).
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

void tell_genders(const Scene& scene, Cast& cast);

}  // namespace whosays::coref
