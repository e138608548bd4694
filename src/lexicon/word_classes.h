// Word lists that are short and many, so that those of one subject stand in one table: columns `class` and `word`.
#pragma once

#include <string_view>

#include "base/word_map.h"

namespace whosays::lexicon {

class WordClasses {
 public:
  explicit WordClasses(std::string_view file);
  /// The words of a class. Requires that the table has it: a class that it does not have aborts in tests and is empty
  /// otherwise. The reference lives as long as this.
  [[nodiscard]] const WordBag& of(std::string_view name) const;

 private:
  WordMap<WordBag> classes_;
};

}  // namespace whosays::lexicon
