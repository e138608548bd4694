// Organisations with their acronyms and short forms, and places that speak. O(names + attributions).
//
// An acronym joins the name it follows or precedes in brackets, or the one name whose initials it is; "the Agency" or
// "Kiln" the one name that ends or begins so. Where two fit it stays open. A place is an actor only where it is the
// whole source of an attribution ("Callis said").
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

void add_organisations(const Scene& scene, Cast& cast);
void add_places(const Scene& scene, Cast& cast);

}  // namespace whosays::coref
