// Silver names: sentences whose names the net itself has marked, types settled by what the same words are called
// elsewhere (label.cpp writes them, the trainer reads them).
//
// One word a line, TAB, tag; an empty line after each sentence. Tags: O, B and I followed by the types' bits ("B4"),
// and ? for a word that may be anything.
#pragma once

#include <string>
#include <vector>

#include "data.h"

namespace whosays::train {

std::vector<Sentence> read_silver(const std::string& path);
void write_silver(const std::string& path, const std::vector<Sentence>& sentences);

}  // namespace whosays::train
