// Who a noun phrase means, as somebody who can be spoken of: a person, a body, a group small enough to identify.
#pragma once

#include <optional>
#include <vector>

#include "footing/footing.h"
#include "footing/grammar.h"
#include "footing/source.h"

namespace whosays::footing {

struct PartyWords {
  ActorId actor;  ///< none where the article has no actor for these words
  Span span;
  std::uint32_t word = 0;  ///< the head, a row in Words
};

/// Two readings of one party's words: "Linn" and "the captain, Dora Linn"; not "the mayor" and "the mayor's son".
bool is_same_party(const Passage& passage, Span a, Span b);

class PartyFinder {
 public:
  PartyFinder(const Input& input, Field field, const Grammar& grammar, const SourceReader& sources)
      : input_(input), field_(field), g_(grammar), sources_(sources) {}

  /// The party of the noun phrase around a head: a name, a role or body that is definite or counted, a pronoun for a
  /// third person. None for things, for "anyone", for people in general ("men", "politicians").
  [[nodiscard]] std::optional<PartyWords> at(std::uint32_t word) const;
  /// Those coordinated with it too: "the goalkeeper and the referee".
  /// `plural`: also several without an article, who did it once ("officers left the door open").
  [[nodiscard]] std::vector<PartyWords> all_at(std::uint32_t word, bool plural = false) const;
  /// Whatever noun phrase stands there, with what it would take to be a party by the rules.
  struct Phrase {
    PartyWords words;
    bool specific = false;          ///< definite, possessed, counted, described, or a name
    bool acts = false;              ///< can_act, a name or a pronoun
    bool may_act = false;           ///< that, or a noun of people_and_bodies.txt or establishments.txt
    std::optional<ActorKind> kind;  ///< of its actor, where it has one
  };
  [[nodiscard]] std::optional<Phrase> phrase_at(std::uint32_t word) const;
  /// A noun of people or of bodies.
  [[nodiscard]] bool can_act(std::uint32_t word) const;
  /// That, or a noun whose commonest sense is a person or a body, or of an establishment: too many for the rules.
  [[nodiscard]] bool may_act(std::uint32_t word) const;

 private:
  [[nodiscard]] std::optional<PartyWords> several_at(std::uint32_t word) const;
  [[nodiscard]] Span bytes(TokenRange words) const;
  [[nodiscard]] std::optional<PartyWords> named_in(std::uint32_t word, TokenRange phrase) const;
  [[nodiscard]] bool is_first(std::uint32_t word) const;
  [[nodiscard]] TokenRange without_charge(std::uint32_t word, TokenRange phrase) const;
  [[nodiscard]] TokenRange with_own_clause(std::uint32_t word, TokenRange phrase) const;
  [[nodiscard]] bool is_lifeless(std::uint32_t word, TokenRange phrase) const;
  [[nodiscard]] bool is_specific(std::uint32_t word, TokenRange phrase) const;
  [[nodiscard]] const Passage& passage() const { return field_ == Field::text ? input_.text : input_.title; }

  const Input& input_;
  Field field_;
  const Grammar& g_;
  const SourceReader& sources_;
};

}  // namespace whosays::footing
