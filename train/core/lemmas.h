// The table of lemmas from treebanks (src/tag/lemmas.h).
#pragma once

#include <string>
#include <vector>

#include "data.h"

namespace whosays::train {

struct LemmaTable {
  std::vector<std::string> rules;
  std::vector<std::uint64_t> slots;
  std::size_t endings = 0;
};

LemmaTable learned_lemmas(const std::vector<Sentence>& sentences, const LabelSets& labels);

}  // namespace whosays::train
