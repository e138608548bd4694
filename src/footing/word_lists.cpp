#include "footing/word_lists.h"

#include "lexicon/lexicon.h"
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

const WordBag& agent_nouns() {
  static const auto all = [] {
    WordBag out;
    for (const char* file : {"agents.txt", "source_nouns.txt", "person_nouns.txt", "institutions.txt",
                             "spokespeople.txt", "unnamed_heads.txt", "media.txt"}) {
      const lexicon::WordSet nouns(file);
      out.insert(nouns.begin(), nouns.end());
    }
    return out;
  }();
  return all;
}

}  // namespace whosays::footing
