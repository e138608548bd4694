// Whose paper a source is: "a statement from Ana Vell", "the statement" behind what she said in a statement.
#pragma once

#include "footing/footing.h"

namespace whosays::footing {

/// Sets the actor of sources that are papers and have none, where the text says who made the paper. O(statements).
void name_papers(const Input& input, Statements& statements);

}  // namespace whosays::footing
