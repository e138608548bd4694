// Who a phrase means: an actor of the article by its mentions, or people whom the text gives no name ("residents").
//
// Wrong is worse than open: things, "someone", unresolved pronouns, outlets and their readers are nobody here.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/word_map.h"
#include "lexicon/lexicon.h"
#include "told/clause.h"
#include "told/syntax_view.h"

namespace whosays::told {

struct Person {
  Span span;
  ActorId actor;        ///< none for people without a name, and for unnamed sources
  bool outlet = false;  ///< an outlet, reporters, readers
};

class People {
 public:
  People(const Input& input, const SyntaxView& view);

  /// Who the phrase of this head word means. Inside a quotation "I" is the source of `standing`'s statement.
  [[nodiscard]] std::optional<Person> at(WordId head, const Standing& standing) const;
  /// The same, with whom it is joined by "and", "or", "nor".
  [[nodiscard]] std::vector<Person> all_at(WordId head, const Standing& standing) const;
  /// The source of the statement around a clause, where it has a name.
  [[nodiscard]] std::optional<Person> source(const Standing& standing) const;

  /// Who does what the verb says (who undergoes it, in the passive); empty when nobody known.
  [[nodiscard]] std::vector<Person> subject(WordId verb, const Standing& standing, const ClauseReader& clauses) const;
  /// Whom the verb has as its object.
  [[nodiscard]] std::vector<Person> object(WordId verb, const Standing& standing) const;
  /// Whom "appointed Ruta Amsel minister of ports" is about, though the tree has the name inside the phrase of the
  /// office.
  [[nodiscard]] std::vector<Person> object_of_office(WordId verb) const;
  /// After a preposition, beside or below the verb: "by", "from", "with".
  [[nodiscard]] std::vector<Person> after(WordId verb, std::string_view preposition, const Standing& standing) const;

  /// The actor of whose mention the word is a part; none for pronouns that stand for no one.
  [[nodiscard]] ActorId actor_at(WordId word) const;

 private:
  struct Placed {
    Span span;
    ActorId actor;
  };
  /// Words of the lists, read once.
  struct Lists {
    WordBag hearers, relational, outlets;
  };
  static const Lists& lists();
  [[nodiscard]] const Placed* mention_at(WordId word) const;
  /// "Odel" of "Odel backers", "Odel's" of "Odel's brother": the mention only describes somebody else.
  [[nodiscard]] bool describes(const Placed& mention) const;
  [[nodiscard]] bool possesses(const Placed& mention) const;
  [[nodiscard]] bool is_unnamed_source(Span span) const;
  [[nodiscard]] std::optional<Person> pronoun(WordId head, const Standing& standing) const;
  [[nodiscard]] std::optional<Person> unnamed(WordId head) const;
  [[nodiscard]] Span phrase(WordId head, bool with_of) const;

  const Input& input_;
  const SyntaxView& view_;
  std::vector<Placed> mentions_;  ///< in the text, by begin
  const Lists& lists_;
  std::vector<Span> unnamed_spans_;                  ///< of unnamed sources in the text, in order
  std::unordered_set<std::string> unnamed_sources_;  ///< words of the article's unnamed sources, lower case
};

}  // namespace whosays::told
