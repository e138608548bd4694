// Which statement of the article a denial, acknowledgement or refusal answers, and how far.
#pragma once

#include <vector>

#include "footing/footing.h"

namespace whosays::footing {

/// Answers of every row of `statements` (same order; empty for statements that answer nothing). What may be answered is
/// weighed pair by pair (answer_pairs.h, answer_trees.h). A plain assertion that denies, disputes or owns up to what
/// was said against its source has that act set here, where both are known.
std::vector<std::vector<Answer>> read_answers(const Input& input, Statements& statements);

}  // namespace whosays::footing
