// A story as text, by ids and never by position: two stories that say the same dump the same. For goldens, tests and
// bug reports.
#pragma once

#include <string>

#include "story/story.h"

namespace whosays::story {

/// Articles by id, then claims in their order; one fact a line, lines end in \n.
std::string dump(const World& world, const Story& story);

}  // namespace whosays::story
