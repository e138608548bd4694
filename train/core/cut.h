// Treebank sentences as the program cuts them: where its sentences differ from the gold ones, the trees are learned in
// the pieces that will be read. Gold words stay.
#pragma once

#include <string>
#include <vector>

#include "data.h"

namespace whosays::train {

/// Relation of a word whose head lies in another piece: not learned (its head is -1).
inline constexpr std::int32_t kNoRelation = -100;

/// `gold` are all sentences of the CoNLL-U file at `path`. A part of the pieces is joined with the next one, since on
/// new text more boundaries are missed than on this one, which the cutter was trained on.
std::vector<Sentence> as_cut(const std::string& path, const std::vector<Sentence>& gold);

}  // namespace whosays::train
