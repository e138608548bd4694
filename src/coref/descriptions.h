// Sources that describe somebody whom the article has named: "the coach" of Olaf Denning, who "has coached the side",
// "the officer" of Inspector Maeve Corr, "the 78-year-old", "the clinic's director" of whoever runs a clinic, "her
// father".
//
// A description goes to the one person of whom the article has told most that speaks for it: an office or trade that it
// can stand for, an age, a relation, words of the trade (portraits.h, described_words.h). Where nothing tells of it, it
// goes to the only person the article has named, unless it is a noun for people whom situations bring in ("the
// driver"). Whoever was brought in without a name and could be meant leaves it open; so do two of whom equally much is
// told. O(sources * persons * words told), bounded.
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// Before the pronouns, for which a description is somebody who spoke.
void resolve_descriptions(const Scene& scene, Cast& cast);

}  // namespace whosays::coref
