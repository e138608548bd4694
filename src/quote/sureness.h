// How sure each reading is, and which are too doubtful to be shown at all.
#pragma once

#include <functional>
#include <vector>

#include "doc/document.h"
#include "quote/found.h"
#include "quote/reading_figures.h"

namespace whosays::quote {

/// Sees each statement that is looked at, before the doubtful ones go; one that comes up again has its last figures.
using ReadingWatch = std::function<void(const Found&, const ReadingFigures&)>;

/// Gives each statement that is not inside another the confidence that the trees (reading_trees.h) make of it; below a
/// least it goes, and what stood inside it, or inside one that is not committed, is looked at in turn. Refusals and
/// what has no content keep what the lists say of them, since no reader has marked a content there. Without trees of
/// words all stay as they are.
void settle_sureness(const Passage& passage, std::vector<Found>& found, const ReadingWatch* watch = nullptr);

}  // namespace whosays::quote
