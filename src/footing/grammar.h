// Who does what in a sentence, read off its dependency tree: the subject of a predicate, the words of a noun phrase.
//
// Every question walks up a bounded number of heads and looks once through the words of one sentence; nothing is kept
// between questions. Without trees (`present()` is false) every question answers with nothing. Const, thread safe.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "doc/document.h"
#include "footing/token_text.h"

namespace whosays::footing {

/// A predicate's subject.
struct Subject {
  std::uint32_t word = 0;       ///< row in Words
  std::uint32_t predicate = 0;  ///< whose subject it is
  bool passive = false;         ///< what is done to it, not what it does
};

class Grammar {
 public:
  explicit Grammar(const Passage& passage) : p_(passage) {}

  [[nodiscard]] bool present() const {
    return p_.words.size() > 0 && p_.trees.head.size() == p_.words.size() && p_.tags.upos.size() == p_.words.size();
  }
  /// The first word of a token.
  [[nodiscard]] std::uint32_t word_at(std::uint32_t token) const;
  /// Words that begin inside a span, as a half-open range of rows in Words.
  [[nodiscard]] TokenRange words_of(Span span) const;
  [[nodiscard]] std::string_view lower(std::uint32_t word) const { return slice(p_.tokens.lower, p_.words.span[word]); }
  [[nodiscard]] std::string_view lemma(std::uint32_t word) const { return p_.tags.lemma_at(word); }
  [[nodiscard]] Upos upos(std::uint32_t word) const { return p_.tags.upos[word]; }
  [[nodiscard]] Xpos xpos(std::uint32_t word) const { return p_.tags.xpos[word]; }
  [[nodiscard]] Relation relation(std::uint32_t word) const { return p_.trees.relation[word]; }
  [[nodiscard]] bool is_root(std::uint32_t word) const { return p_.trees.head[word] == Trees::kRoot; }
  [[nodiscard]] std::uint32_t head(std::uint32_t word) const { return p_.trees.head[word]; }
  /// The words of the sentence that holds a word.
  [[nodiscard]] TokenRange sentence(std::uint32_t word) const;
  /// The first dependent with one of these relations.
  [[nodiscard]] std::optional<std::uint32_t> child(std::uint32_t word, std::initializer_list<Relation> relations) const;
  /// A dependent of the predicate denies it: "not", "never", "n't", "no", "nobody", "neither".
  [[nodiscard]] bool is_negated(std::uint32_t predicate) const;
  /// The preposition in front of a noun, empty when there is none.
  [[nodiscard]] std::string_view preposition(std::uint32_t noun) const;
  /// The subject of the clause in which a predicate stands: its own, or that of the verbs it hangs on ("agreed to
  /// hide", "hid and burned", "the clerk who hid"); none where a content of somebody else begins.
  [[nodiscard]] std::optional<Subject> subject_of(std::uint32_t predicate) const;
  /// The words of the noun phrase around a head, without clauses, appositions and coordinated phrases. Adjoining pieces
  /// that hang on the same verb as subjects belong together ("manager" + "Abel Grint").
  [[nodiscard]] TokenRange phrase(std::uint32_t word) const;

  /// The noun right in front of a predicate and its auxiliaries, where the tree has no subject for it.
  [[nodiscard]] std::optional<std::uint32_t> left_neighbour(std::uint32_t predicate) const;

 private:
  [[nodiscard]] TokenRange dependents_of(std::uint32_t word) const;
  [[nodiscard]] std::optional<std::uint32_t> own_subject(std::uint32_t predicate) const;
  /// Who a subject of the tree is: itself, or whoever a relative pronoun stands for.
  [[nodiscard]] std::optional<Subject> meant_by(std::uint32_t own, std::uint32_t predicate) const;
  [[nodiscard]] std::optional<Subject> borne_above(std::uint32_t predicate) const;
  [[nodiscard]] std::optional<Subject> subject_on_left(std::uint32_t predicate, bool passive) const;
  [[nodiscard]] bool in_phrase(std::uint32_t word, std::uint32_t head) const;
  const Passage& p_;
};

}  // namespace whosays::footing
