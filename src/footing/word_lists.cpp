#include "footing/word_lists.h"

#include "lexicon/word_classes.h"

namespace whosays::footing {

const WordBag& charge_words(std::string_view name) {
  static const lexicon::WordClasses all("charge_words.tsv");
  return all.of(name);
}

const WordBag& ground_words(std::string_view name) {
  static const lexicon::WordClasses all("ground_words.tsv");
  return all.of(name);
}

const WordBag& notice_words(std::string_view name) {
  static const lexicon::WordClasses all("notice_words.tsv");
  return all.of(name);
}

const WordBag& source_words(std::string_view name) {
  static const lexicon::WordClasses all("source_words.tsv");
  return all.of(name);
}

const WordBag& act_words(std::string_view name) {
  static const lexicon::WordClasses all("act_words.tsv");
  return all.of(name);
}

}  // namespace whosays::footing
