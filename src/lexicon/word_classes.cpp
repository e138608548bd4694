#include "lexicon/word_classes.h"

#include <cassert>

#include "lexicon/lexicon.h"

namespace whosays::lexicon {

WordClasses::WordClasses(std::string_view file) {
  const Table table(file);
  for (std::size_t row = 0; row < table.rows(); ++row) classes_[table.at(row, "class")].insert(table.at(row, "word"));
}

const WordBag& WordClasses::of(std::string_view name) const {
  static const WordBag kNone;
  const auto found = classes_.find(name);
  assert(found != classes_.end() && "no such class of words");
  return found != classes_.end() ? found->second : kNone;
}

}  // namespace whosays::lexicon
