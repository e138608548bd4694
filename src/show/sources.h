// Who speaks in one article, put together from its statements. Shared by the terminal, the page and the JSON lines.
#pragma once

#include <string>
#include <vector>

#include "show/lookup.h"

namespace whosays::show {

/// One source inside one article with its statements there. Unnamed sources are told apart by their words within the
/// article and are never compared across articles (rule 3): nothing here looks at a second article's unnamed source.
struct SourceRow {
  std::vector<story::StatementIndex> statements;  ///< committed, in the order of the text
  std::vector<story::ClaimIndex> alone;           ///< claims that rest on this source in this article and nothing else
};

/// Named sources first, then bodies and papers, unnamed, the article's own voice; within a class by first appearance.
std::vector<SourceRow> sources_of(const Lookup& lookup, story::ArticleIndex article);

/// The first statement whose basis is stated, else the first.
const StatementRecord& footing_of(const Lookup& lookup, const SourceRow& row);

}  // namespace whosays::show
