// Sources of several who speak as one: "Ana Vell and Jan Holm said", and "they", "the two", "both men" behind it.
#pragma once

#include "footing/footing.h"

namespace whosays::footing {

/// Makes each such source one actor, a group with its members, and the actor of its statements, in the place of the
/// one of them who was taken. Ids of the other actors stay. To be done last: mentions of a group hold those of members.
/// Nobody is made a member of an unnamed source (rule 3). O(statements + sentences + names of the lists).
void join_sources(const Input& input, Actors& actors, Statements& statements);

}  // namespace whosays::footing
