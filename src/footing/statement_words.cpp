#include "footing/statement_words.h"

#include <span>

#include "footing/answer_words.h"
#include "footing/contradiction.h"
#include "footing/token_text.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {

const Passage& StatementWords::passage_of(const Statement& s) const {
  return s.field == Field::text ? input_.text : input_.title;
}

bool StatementWords::follows(const Statement& answer, const Statement& allegation) const {
  constexpr std::uint32_t kBehind = 2;
  if (answer.field != allegation.field) return false;
  const std::uint32_t from = sentence_of(allegation);
  const std::uint32_t at = sentence_of(answer);
  return at >= from && at <= from + kBehind;
}

std::uint32_t StatementWords::sentence_of(const Statement& s) const {
  const Passage& p = passage_of(s);
  const auto spans = statements_.spans.at(s.content);
  const TokenRange range = spans.empty() ? TokenRange() : tokens_of(p, spans.back());
  return range.empty() ? 0 : p.tokens.sentence[range.begin];
}

std::set<std::string_view> StatementWords::names_of(const Statement& answer, const Statement& allegation) const {
  std::set<std::string_view> out;
  const auto add = [&](const Passage& p, std::span<const Span> spans) {
    for (const Span span : spans) {
      const TokenRange range = tokens_of(p, span);
      for (std::uint32_t i = range.begin; i < range.end; ++i)
        if (const std::string_view word = base_form(p, i); !word.empty()) out.insert(word);
    }
  };
  add(passage_of(answer), statements_.spans.at(answer.source));
  for (const Against& a : statements_.against.at(allegation.against))
    add(passage_of(allegation), statements_.spans.at(a.spans));
  return out;
}

bool StatementWords::echoes(const Statement& s) const {
  if (s.content.empty()) return false;
  const Passage& p = passage_of(s);
  return read_asserted(p, tokens_of(p, statements_.spans.at(s.content).front()), s.cue_lemma, {}).echoes;
}

bool StatementWords::points_back(const Statement& s) const {
  const Passage& p = passage_of(s);
  for (const Span span : statements_.spans.at(s.content)) {
    const TokenRange range = tokens_of(p, span);
    for (std::uint32_t i = range.begin + 1; i < range.end; ++i) {
      const bool alone = i + 1 == range.end || is_one_of(p.tokens.lower_at(i + 1), {"is", "was", ".", ",", "”"});
      if (alone && is_one_of(p.tokens.lower_at(i), {"that", "this", "it"}) &&
          is_one_of(p.tokens.lower_at(i - 1), {"of", "in", "to"}))
        return true;
    }
  }
  return false;
}

bool StatementWords::has_several(const Statement& s) const {
  const Passage& p = passage_of(s);
  for (const Span span : statements_.spans.at(s.content)) {
    const TokenRange range = tokens_of(p, span);
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (is_one_of(p.tokens.lower_at(i), {"and", ";", "twice", "times", "both"})) return true;
  }
  return false;
}

bool StatementWords::is_pronoun(const Statement& s) const {
  const auto spans = statements_.spans.at(s.content);
  if (spans.size() != 1) return false;
  const std::string_view words = slice(input_.article.field(s.field), spans.front());
  return words == "it" || words == "this" || words == "that";
}

std::set<std::string_view> StatementWords::content_words(const Statement& s) const {
  std::set<std::string_view> out;
  const Passage& passage = s.field == Field::text ? input_.text : input_.title;
  for (const Span span : statements_.spans.at(s.content)) {
    const TokenRange range = tokens_of(passage, span);
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (const std::string_view word = base_form(passage, i); !word.empty()) out.insert(word);
  }
  return out;
}

bool StatementWords::speaks_in_general(const Statement& s) const {
  static const lexicon::PhraseIndex general("unclear_answers.tsv");
  const Passage& passage = s.field == Field::text ? input_.text : input_.title;
  for (const Span span : statements_.spans.at(s.content)) {
    const TokenRange range = tokens_of(passage, span);
    const bool brief = range.end - range.begin <= 8;
    if (brief && first_phrase(passage, range, general)) return true;
  }
  return false;
}

}  // namespace whosays::footing
