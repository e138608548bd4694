// Speech that nobody has made: advised ("the mayor should make clear that ..."), possible ("Vell could conclude that
// ..."), foretold by the article ("he'll argue"), kept back ("has been silent on"), or told by what cannot speak
// ("history shows that ..."). Readers mark a third of these all the same, and what stands there is not to be lost, so
// such a statement stays and is set aside.
//
// Not meant: what is announced ("will propose that ... on Monday"), what somebody would or could not say, and what
// speakers say of themselves ("I must admit").
#pragma once

#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// Says so in Found::unmade. Without tags and trees nothing is changed.
void settle_unmade(const Passage& passage, std::vector<Found>& found);

}  // namespace whosays::quote
