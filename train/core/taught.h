// Files of what several nets together think of sentences: written by teach.cpp, read by a training run.
//
// FOLDER/NAME.taught has, for each sentence of a set in its order, the number of words (0 when the nets are not sure
// enough of it) and as many records of Taught.
#pragma once

#include <string>
#include <vector>

#include "data.h"

namespace whosays::train {

/// Appends one sentence; an empty `words` stands for one that is not taught.
void write_taught(std::FILE* file, const std::vector<Taught>& words);

/// Gives the sentences of `set` what the file at `path` has for them; none when there is no such file.
void read_taught(const std::string& path, std::vector<Sentence>& set);

}  // namespace whosays::train
