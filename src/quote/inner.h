// Statements inside statements, by the tree: "two sources said the agency had told him that ...".
//
// The net was taught outermost statements alone (the corpus has no others), and the word lists know an inner one only
// where its words stand in the usual order. The tree knows who is the subject of a verb of saying and which clause is
// its object, at any depth.
#pragma once

#include <string_view>
#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

/// What somebody says inside the contents of `rows` and no row has as its cue: source, cue, content, lemma and rule;
/// without form and place. Without trees nothing.
std::vector<Found> inner_statements(const Passage& passage, const std::vector<Found>& rows);

}  // namespace whosays::quote
