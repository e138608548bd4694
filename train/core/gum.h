// GUM's documents, and names out of its entities.
#pragma once

#include <string>
#include <vector>

#include "data.h"

namespace whosays::train {

/// The Entity= part of a line's last column, empty when it has none.
std::string entity_column(const std::string& misc);

/// Names of a sentence out of its entity columns, a column a word: a mention's proper words around its head, or all of
/// it. `xpos` has the sentence's tags.
void add_gum_names(const std::vector<std::string>& columns, const Labels& xpos, Sentence& s);

/// All documents of a part of GUM ("train"), by its splits.md.
std::vector<Sentence> read_gum(const std::string& folder, LabelSets& labels, const std::string& part);

}  // namespace whosays::train
