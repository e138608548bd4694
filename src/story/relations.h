// Relations between articles: word-for-word copies and explicit credits, nothing else (TRIAL).
//
// In: texts. Out: for each article its parent, its group and the evidence in words. Copies are found by five-word runs
// outside quotation marks (a quoted statement in many outlets is one source, not copying), through an inverted index
// whose lists keep the earliest articles only, so that a family of thousands costs no more than its words. Runs that
// are much commoner than the rest of both pages (house furniture, background) do not count. Idea: Broder, "On the
// resemblance and containment of documents", 1997.
#pragma once

#include <vector>

#include "story/credits.h"
#include "story/desk.h"

namespace whosays::story {

struct Relations {
  std::vector<ArticleRelation> rows;    ///< one an article
  std::vector<std::uint8_t> copied;     ///< 1: the link to the parent is a copy word for word, not only a credit
  std::vector<ArticleIndex> copy_root;  ///< following copies only; the article itself when it copies none
};

Relations relate(const Desk& desk, const Credits& credits);

}  // namespace whosays::story
