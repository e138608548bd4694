#include "footing/contradiction.h"

#include <algorithm>
#include <optional>

#include "footing/answer_words.h"
#include "footing/clause_words.h"
#include "footing/count.h"
#include "footing/function_words.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {

std::set<std::string_view> numbers_in(const Passage& passage, TokenRange content) {
  std::set<std::string_view> out;
  for (std::uint32_t i = content.begin; i < content.end; ++i) {
    const std::string_view word = passage.tokens.lower_at(i);
    if (!is_one_of(word, {"a", "an", "one", "another", "both"}) && number_of(word)) out.insert(word);
  }
  return out;
}

namespace {

constexpr std::uint32_t kNegationToWord = 8;  ///< tokens between a negation and the word whose point it takes away

/// "did not sign it", "there was never any fire": a negation, and behind it in its sentence a word of the allegation.
bool negates_one_of(const Passage& passage, TokenRange content, const std::set<std::string_view>& shared) {
  std::optional<std::uint32_t> negation;
  for (std::uint32_t i = content.begin; i < content.end; ++i) {
    const std::string_view word = passage.tokens.lower_at(i);
    if (negation && passage.tokens.sentence[*negation] != passage.tokens.sentence[i]) negation.reset();
    if (is_negation(word) || word == "always")
      negation = i;
    else if (negation && i - *negation <= kNegationToWord && shared.contains(base_form(passage, i)))
      return true;
  }
  return false;
}

}  // namespace

Asserted read_asserted(const Passage& passage, TokenRange content, std::string_view cue_lemma,
                       const std::set<std::string_view>& shared) {
  static const lexicon::PhraseIndex alibis("alibis.tsv");
  static const lexicon::PhraseIndex unknowing("unknowing.tsv");
  Asserted out;
  out.cue_lemma = cue_lemma;
  out.negated = negates_one_of(passage, content, shared);
  out.alibi = first_phrase(passage, content, alibis).has_value();
  out.knows_nothing = first_phrase(passage, content, unknowing).has_value();
  for (std::uint32_t i = content.begin; i < content.end; ++i)
    out.gives_reason = out.gives_reason || passage.tokens.lower_at(i) == "because";
  static const lexicon::PhraseIndex rejections("rejections.tsv");
  static const lexicon::PhraseIndex admissions("admissions.tsv");
  out.rejects = first_phrase(passage, content, rejections).has_value() || exculpates(passage, content);
  out.admits = first_phrase(passage, content, admissions).has_value();
  for (std::uint32_t i = content.begin; i < content.end; ++i) {
    const std::string_view word = passage.tokens.lower_at(i);
    out.limits = out.limits || is_one_of(word, {"but", "only", "once", "though", "although", "however", "some"});
    out.negates = out.negates || is_negation(word) || word == "nor";
  }
  out.numbers = !numbers_in(passage, content).empty();
  std::uint32_t end = content.end;
  while (end > content.begin && passage.tokens.kind[end - 1] == TokenKind::punctuation) --end;
  constexpr std::uint32_t kLongestEcho = 4;
  out.echoes = end > content.begin + 1 && end - content.begin <= kLongestEcho &&
               is_one_of(passage.tokens.lower_at(end - 1), {"did", "does", "do", "had", "has", "was", "were", "is"});
  return out;
}

}  // namespace whosays::footing
