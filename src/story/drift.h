// Drift: what changed on the way from one article to those that are made from it or quote the same words.
//
//   a copy and the article it is made from -> aligned sentences -> names, numbers, negations, hedges, attributions,
//   order of roles that differ; quotations of all articles -> wordings that differ from the earliest; headlines against
//   their own text
//
// It compares texts and says where they differ; which of the two is right is for a person to decide. A copy that a
// machine altered differs everywhere, so of one kind only the first few are kept for each. Cost: one alignment a copy,
// and the families of quotations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "story/desk.h"

namespace whosays::story {

/// "quotation", "name" ...: as in JSON.
std::string_view word(DriftKind kind);

/// By article in the canonical order, then by place. `relations` are those of the World's articles.
std::vector<DriftLine> drift_of(const Desk& desk, const std::vector<ArticleRelation>& relations);

}  // namespace whosays::story
