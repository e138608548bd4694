#include "footing/papers.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "footing/function_words.h"
#include "footing/source.h"
#include "footing/token_text.h"

namespace whosays::footing {
namespace {

/// What one party says in writing; of a report or a study the makers are seldom who spoke before.
bool is_writing(std::string_view noun) {
  return is_one_of(noun, {"statement", "letter", "memo", "email", "e-mail", "tweet", "post", "release", "note",
                          "message", "filing", "petition", "op-ed", "essay"});
}

class PaperNames {
 public:
  PaperNames(const Input& input, Statements& statements) : input_(input), statements_(statements), sources_(input) {}

  void run() {
    for (std::uint32_t row = 0; row < statements_.rows.size(); ++row) {
      Statement& s = statements_.rows[row];
      const auto spans = statements_.spans.at(s.source);
      if (s.source_class != SourceClass::document || s.actor.valid() || spans.empty()) continue;
      const TokenRange source = tokens_of(passage(s), spans.front());
      if (source.end < source.begin + 2) continue;
      s.actor = source.end == source.begin + 2 ? said_in(row, source) : made_by(s, source);
    }
  }

 private:
  [[nodiscard]] const Passage& passage(const Statement& s) const {
    return s.field == Field::text ? input_.text : input_.title;
  }

  /// "A statement from President Vell"
  [[nodiscard]] ActorId made_by(const Statement& s, TokenRange source) const {
    const Passage& p = passage(s);
    std::uint32_t by = source.begin + 1;
    while (by < source.end && !is_preposition(p.tokens.lower_at(by)) && p.tokens.lower_at(by) != ",") ++by;
    if (by + 1 >= source.end || !is_one_of(p.tokens.lower_at(by), {"from", "by"})) return {};
    constexpr std::uint32_t kTitles = 6;  // tokens before the name
    for (std::uint32_t i = by + 1; i < source.end; ++i)
      if (is_one_of(p.tokens.lower_at(i), {"and", "or", "&", "/"})) return {};  // of several
    const std::uint32_t end = std::min(source.end, by + 2 + kTitles);
    for (const SourceReader::Placed& m : sources_.mentions_in(s.field, span_of(p, {by + 1, source.end}))) {
      const TokenRange name = tokens_of(p, m.span);
      if (name.begin >= end || p.tokens.capital[name.begin] == 0) continue;
      for (std::uint32_t i = by + 1; i < name.begin; ++i)
        if (is_no_title(p.tokens.lower_at(i))) return {};
      if (name.end >= source.end || closes_name(p, name.end)) return m.actor;
    }
    return {};
  }

  /// "A statement from institutionalists like Vell", "by a Vell contributor", "from Vell's car".
  [[nodiscard]] static bool is_no_title(std::string_view word) {
    return is_preposition(word) || is_possessive(word) ||
           is_one_of(word, {",", "like", "as", "a", "an", "'s", "’s", "'", "’", "who", "that"});
  }

  /// Neither "the Guild spokesman" nor "the Guild, Dockers": behind the name the phrase ends, or says where or what.
  [[nodiscard]] static bool closes_name(const Passage& p, std::uint32_t token) {
    if (p.tokens.lower_at(token) == ",") return token + 1 >= p.tokens.size() || p.tokens.capital[token + 1] == 0;
    return is_preposition(p.tokens.lower_at(token)) || is_relative_pronoun(p.tokens.lower_at(token)) ||
           p.tokens.lower_at(token) == "(";
  }

  /// "The statement", where somebody spoke in a statement shortly before.
  [[nodiscard]] ActorId said_in(std::uint32_t row, TokenRange source) const {
    constexpr std::uint32_t kBack = 3;  // sentences behind what was said in the paper
    const Statement& s = statements_.rows[row];
    const Passage& p = passage(s);
    const std::string_view noun = p.tokens.lower_at(source.begin + 1);
    if (!is_one_of(p.tokens.lower_at(source.begin), {"the", "this", "that"}) || !is_writing(noun)) return {};
    for (std::uint32_t before = row; before-- > 0;) {
      const Statement& other = statements_.rows[before];
      const auto words = statements_.spans.at(other.source);
      if (other.field != s.field || words.empty() || words.front().begin >= p.tokens.span[source.begin].begin) continue;
      const TokenRange place = tokens_of(p, words.front());
      if (place.empty()) continue;
      if (p.tokens.sentence[place.begin] + kBack < p.tokens.sentence[source.begin]) return {};
      const bool in_it = (other.channel && holds(p, *other.channel, noun)) ||
                         (other.source_class == SourceClass::document && holds(p, words.front(), noun));
      if (in_it) return other.source_class == SourceClass::unnamed ? ActorId() : other.actor;
    }
    return {};
  }

  /// "in a written statement", "in a statement to the Herald"
  [[nodiscard]] static bool holds(const Passage& p, Span span, std::string_view noun) {
    const TokenRange tokens = tokens_of(p, span);
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i)
      if (p.tokens.lower_at(i) == noun) return true;
    return false;
  }

  const Input& input_;
  Statements& statements_;
  SourceReader sources_;
};

}  // namespace

void name_papers(const Input& input, Statements& statements) { PaperNames(input, statements).run(); }

}  // namespace whosays::footing
