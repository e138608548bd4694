// What the steps of this stage share: the article's tokens by place, and the cast of actors as it grows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coref/person_words.h"
#include "doc/document.h"

namespace whosays::coref {

/// Tokens of one field, found by byte. Its parts must outlive it.
class FieldView {
 public:
  FieldView(std::string_view text, const Passage& passage, Field field)
      : text_(text), passage_(passage), field_(field) {}
  [[nodiscard]] Field field() const { return field_; }
  [[nodiscard]] std::uint32_t size() const { return passage_.tokens.size(); }
  [[nodiscard]] std::uint32_t length() const { return static_cast<std::uint32_t>(text_.size()); }
  [[nodiscard]] std::string_view lower(std::uint32_t i) const { return passage_.tokens.lower_at(i); }
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return slice(text_, passage_.tokens.span[i]); }
  [[nodiscard]] std::string_view words(Span span) const { return slice(text_, span); }
  [[nodiscard]] TokenKind kind(std::uint32_t i) const { return passage_.tokens.kind[i]; }
  [[nodiscard]] bool capital(std::uint32_t i) const { return passage_.tokens.capital[i] != 0; }
  [[nodiscard]] Span span(std::uint32_t i) const { return passage_.tokens.span[i]; }
  [[nodiscard]] Span span(std::uint32_t first, std::uint32_t end) const {
    return {span(first).begin, span(end - 1).end};
  }
  [[nodiscard]] std::uint32_t sentence(std::uint32_t i) const { return passage_.tokens.sentence[i]; }
  [[nodiscard]] const Sentence& sentence_row(std::uint32_t row) const { return passage_.sentences.rows[row]; }
  [[nodiscard]] const Passage& passage() const { return passage_; }
  /// First token that ends after the byte; size() when there is none. O(log tokens).
  [[nodiscard]] std::uint32_t token_at(std::uint32_t byte) const;
  /// First and one past the last token of the span.
  [[nodiscard]] Range tokens_of(Span span) const;
  /// Inside words in quotation marks that are speech. O(log quotations).
  [[nodiscard]] bool quoted(std::uint32_t byte) const;
  /// The sentence `back` sentences before that of `token`; of a speech that goes on for sentences only the first
  /// counts, for nobody is brought up in it.
  [[nodiscard]] std::uint32_t sentence_back(std::uint32_t token, std::uint32_t back) const;

 private:
  std::string_view text_;
  const Passage& passage_;
  Field field_;
};

struct Scene {
  const FieldView& text;
  const FieldView& title;
  const Names& names;    ///< by rules
  const Names& trained;  ///< the layer: the core's, with titles by rules
  const Attributions& attributions;
  [[nodiscard]] const FieldView& view(Field f) const { return f == Field::text ? text : title; }
};

inline constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

/// An actor while it is being put together.
struct Draft {
  std::string name;
  bool named = true;
  ActorKind kind = ActorKind::person;
  Gender gender = Gender::unknown;
  std::vector<Role> roles;              ///< spans in the text field
  std::vector<std::string> role_words;  ///< "commissioner"
  std::vector<Mention> mentions;
};

struct Cast {
  std::vector<Draft> actors;
  std::vector<std::uint32_t> actor_of_name;  ///< for each row of Names: actor, or kNobody (open, or no actor)
  void mention(std::uint32_t actor, std::uint32_t name_row, const Name& name) {
    actor_of_name[name_row] = actor;
    actors[actor].mentions.push_back({name.field, name.span});
  }
};

/// Words of a name in lower case, stops of initials left out.
std::vector<std::string> name_words(std::string_view name);

}  // namespace whosays::coref
