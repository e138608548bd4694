// Which statement of the article a denial, acknowledgement or refusal answers, and how far.
#pragma once

#include <vector>

#include "footing/footing.h"

namespace whosays::footing {

/// Answers of every row of `statements` (same order; empty for statements that answer nothing). An answer is looked for
/// among the allegations against the answering actor (or the body it speaks for), by the words they share. A quoted
/// assertion that negates such an allegation ("I asked nobody") is a denial: its act is set here, where both are known.
std::vector<std::vector<Answer>> read_answers(const Input& input, Statements& statements);

}  // namespace whosays::footing
