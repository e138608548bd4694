#include "footing/statement_words.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "footing/answer_words.h"
#include "footing/contradiction.h"
#include "footing/token_text.h"
#include "footing/word_lists.h"
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
    if (a.is_likely()) add(passage_of(allegation), statements_.spans.at(a.spans));
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

bool StatementWords::said_earlier(const Statement& s) const {
  const auto cue = statements_.spans.at(s.cue);
  if (cue.empty()) return false;
  const Passage& p = passage_of(s);
  const TokenRange words = tokens_of(p, cue.front());
  for (std::uint32_t i = words.begin > 0 ? words.begin - 1 : 0; i + 1 < words.end; ++i)
    if (p.tokens.lower_at(i) == "had") return true;
  return false;
}

bool StatementWords::joins(const Statement& s) const {
  const Passage& p = passage_of(s);
  for (const Span span : statements_.spans.at(s.content)) {
    const TokenRange range = tokens_of(p, span);
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (p.tokens.lower_at(i) == "and") return true;
  }
  return false;
}

bool StatementWords::limits(const Statement& answer, const Statement& allegation) const {
  const Passage& p = passage_of(answer);
  const TokenRange content = first_content(answer);
  for (std::uint32_t i = content.begin; i < content.end; ++i)
    if (is_one_of(p.tokens.lower_at(i), {"one", "only", "once", "some", "sometimes", "occasionally", "few", "but"}))
      return true;
  const auto numbers = numbers_in(p, content);
  return !numbers.empty() && numbers != numbers_in(passage_of(allegation), first_content(allegation));
}

bool StatementWords::is_pronoun(const Statement& s) const {
  const auto spans = statements_.spans.at(s.content);
  if (spans.size() != 1) return false;
  const std::string_view words = slice(input_.article.field(s.field), spans.front());
  return words == "it" || words == "this" || words == "that";
}

bool StatementWords::begins_with_pronoun(const Statement& s) const {
  const TokenRange content = first_content(s);
  return !content.empty() && is_one_of(passage_of(s).tokens.lower_at(content.begin), {"it", "this", "that"});
}

bool StatementWords::means_both(const Statement& s) const {
  const TokenRange content = first_content(s);
  return !content.empty() && is_one_of(passage_of(s).tokens.lower_at(content.begin), {"both", "neither"});
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

namespace {

const lexicon::WordSet& said_things() {
  static const lexicon::WordSet nouns("said_things.txt");
  return nouns;
}

/// "the claims", "these claims", "the ombudsman's findings", "both charges"; not "claims" alone.
bool is_definite(const Passage& p, std::uint32_t noun, TokenRange content) {
  constexpr std::uint32_t kReach = 3;
  for (std::uint32_t i = noun; i-- > content.begin && noun - i <= kReach;)
    if (is_one_of(p.tokens.lower_at(i), {"the", "this", "that", "these", "those", "all", "any", "both", "each", "every",
                                         "such", "his", "her", "its", "their", "two", "three"}) ||
        p.tokens.lower_at(i).ends_with("’s") || p.tokens.lower_at(i).ends_with("'s") ||
        p.tokens.lower_at(i).ends_with("s’"))
      return true;
  return false;
}

/// The noun of what was said in a content that is about it: its first, when no clause says what it is ("the allegation
/// that he hit her").
std::optional<std::uint32_t> said_thing(const Passage& p, TokenRange content) {
  constexpr std::uint32_t kFront = 8;
  for (std::uint32_t i = content.begin; i < std::min(content.end, content.begin + kFront); ++i) {
    if (!said_things().has(p.tokens.lower_at(i)) || !is_definite(p, i, content)) continue;
    if (i + 1 < content.end && said_things().has(p.tokens.lower_at(i + 1))) continue;  // "the report findings"
    const bool told = i + 1 < content.end &&
                      is_one_of(p.tokens.lower_at(i + 1), {"that", "of", "about", "he", "she", "it", "they", "over"});
    if (told) return std::nullopt;
    return i;
  }
  return std::nullopt;
}

/// "That is a lie", "none of this", "it was not so": begins with a word for what was said.
bool begins_with_it(const Passage& p, TokenRange content) {
  std::uint32_t i = content.begin;
  while (i < content.end && p.tokens.kind[i] == TokenKind::quote_mark) ++i;
  if (i + 1 < content.end && p.tokens.lower_at(i) == "that" &&
      is_one_of(p.tokens.lower_at(i + 1), {"it", "this", "that", "none", "all", "nothing", "everything"}))
    ++i;  // "said that it was untrue"
  if (i + 1 >= content.end) return false;
  const std::string_view next = p.tokens.lower_at(i + 1);
  const bool whole = is_one_of(p.tokens.lower_at(i), {"none", "all", "nothing", "everything"});
  return whole || (is_one_of(p.tokens.lower_at(i), {"it", "this", "that"}) &&
                   is_one_of(next, {"is", "was", "isn't", "isn’t", "wasn't", "wasn’t", "never", "did", "does"}));
}

/// Tokens of wordings that reject or own up to what was said, whatever it was.
std::vector<bool> of_stance(const Passage& p, TokenRange content) {
  static const lexicon::PhraseIndex rejections("rejections.tsv");
  static const lexicon::PhraseIndex admissions("admissions.tsv");
  std::vector<bool> out(content.end - content.begin);
  for (const lexicon::PhraseIndex* list : {&rejections, &admissions}) {
    TokenRange rest = content;
    while (const auto hit = first_phrase(p, rest, *list)) {
      for (std::uint32_t i = hit->tokens.begin; i < hit->tokens.end; ++i) out[i - content.begin] = true;
      rest.begin = hit->tokens.end;
    }
  }
  return out;
}

}  // namespace

TokenRange StatementWords::first_content(const Statement& s) const {
  const auto spans = statements_.spans.at(s.content);
  return spans.empty() ? TokenRange() : tokens_of(passage_of(s), spans.front());
}

Meant StatementWords::meant_by(const Statement& s) const {
  static const WordBag& shades = act_words("shaded");
  static const lexicon::PhraseIndex unclear("unclear_answers.tsv");
  const Passage& p = passage_of(s);
  const TokenRange content = first_content(s);
  constexpr std::uint32_t kBrief = 12;
  if (content.empty() || content.end - content.begin > kBrief) return Meant::point;
  if (said_thing(p, content)) {
    for (std::uint32_t i = content.begin; i < content.end; ++i)  // "without saying in what way"
      if (shades.contains(p.tokens.lower_at(i))) return Meant::unclear;
    return Meant::whole;
  }
  if (first_phrase(p, content, unclear)) return Meant::unclear;
  const std::vector<bool> stance = of_stance(p, content);
  bool has_stance = false;
  for (std::uint32_t i = content.begin; i < content.end; ++i) {
    has_stance = has_stance || stance[i - content.begin];
    if (!stance[i - content.begin] && !base_form(p, i).empty()) return Meant::point;
  }
  return has_stance || begins_with_it(p, content) ? Meant::whole : Meant::point;
}

bool StatementWords::means_several(const Statement& s) const {
  const Passage& p = passage_of(s);
  const TokenRange content = first_content(s);
  const auto noun = said_thing(p, content);
  return noun && p.tokens.lower_at(*noun).ends_with('s');
}

}  // namespace whosays::footing
