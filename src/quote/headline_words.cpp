#include "quote/headline_words.h"

#include "lexicon/lexicon.h"
#include "quote/tree_spans.h"

namespace whosays::quote {

bool is_speaking_noun(const Passage& p, std::uint32_t w) {
  static const lexicon::WordSet speakers("source_nouns.txt");
  static const lexicon::WordSet persons("person_nouns.txt");
  static const lexicon::WordSet bodies("people_and_bodies.txt");
  static const lexicon::WordSet outlets("media.txt");
  const auto known = [&](std::string_view word) {
    return speakers.has(word) || persons.has(word) || bodies.has(word) || outlets.has(word);
  };
  std::string_view word = slice(p.tokens.lower, p.words.span[w]);
  if (word.starts_with("ex-")) word.remove_prefix(3);
  if (known(word) || known(p.tags.lemma_at(w))) return true;
  const bool plural = word.ends_with('s');  // a headline's capital makes a name of it, whose lemma is the word
  if (plural) word.remove_suffix(1);
  return plural && known(word);
}

bool is_finite_verb(const Passage& p, std::uint32_t w) {
  const Xpos tag = p.tags.xpos[w];
  return p.tags.upos[w] == Upos::verb && (tag == Xpos::vbd || tag == Xpos::vbz || tag == Xpos::vbp);
}

std::optional<std::uint32_t> verb_with_subject(const Passage& p, Span span) {
  std::optional<std::uint32_t> verb;
  any_word(p, span, [&](std::uint32_t w) {
    if (!is_finite_verb(p, w) || p.words.span[w].begin == span.begin) return false;
    const auto subject = child_of(p, w, {Relation::nsubj, Relation::nsubj_pass});
    if (subject && *subject < w && span.contains(p.words.span[*subject])) verb = w;
    return verb.has_value();
  });
  return verb;
}

}  // namespace whosays::quote
