// Silver articles: unlabelled ones as the program itself reads them, with an earlier net (the teacher) and the word
// lists. A net that learns from them as well, seeing less of each word than its teacher did, travels further than the
// corpus.
#pragma once

#include <string>
#include <vector>

#include "article.h"
#include "states.h"

namespace whosays::statements {

/// Outermost statements of the articles of a file of {"id", "text"} lines (silver.py). `teacher` is a container that
/// stands on the same core; it may be empty: word lists alone then.
std::vector<GoldArticle> silver_articles(const std::string& path, const std::string& teacher, Inputs& inputs);

}  // namespace whosays::statements
