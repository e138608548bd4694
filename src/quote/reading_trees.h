// How sure the reading of a statement is: boosted trees over what is looked at (reading_figures.h), learned from
// statements that careful readers would have made too or not (lexicon/reading_trees.tsv, made by
// train/statements/sure).
#pragma once

#include "quote/reading_figures.h"

namespace whosays::quote {

/// The share of such readings that are right, 0 to 1. Thread safe.
float share_of_right(const ReadingFigures& figures);

}  // namespace whosays::quote
