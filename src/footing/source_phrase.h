// The noun phrase that names a source: its core, its head, and what only stands beside them. Used by source.cpp only.
#pragma once

#include <cstdint>
#include <string_view>

#include "footing/token_text.h"

namespace whosays::footing {

struct SourcePhrase {
  const Passage& passage;
  TokenRange range;
  TokenRange core;         ///< before the first preposition, comma or relative pronoun
  std::uint32_t head = 0;  ///< last word of the core

  [[nodiscard]] std::string_view lower(std::uint32_t i) const { return passage.tokens.lower_at(i); }
  [[nodiscard]] bool capital(std::uint32_t i) const { return passage.tokens.capital[i] != 0; }
  /// A headline's way, where a capital says nothing: four in five of its longer words have one.
  [[nodiscard]] bool in_headline_capitals() const;
  /// A capital that is more than a sentence's first letter.
  [[nodiscard]] bool name_like(std::uint32_t i) const;
};

/// Requires a span with a token.
SourcePhrase source_phrase(const Passage& passage, Span span);

/// "Many owners - among them Ana Vell -": a dash that stands between blanks; "owner-drivers" is one word.
bool is_dash_alone(const Tokens& tokens, std::uint32_t token);

/// "..., including Ana Vell" names some of those who are meant, and not who they are. `token`: behind the comma.
bool names_examples(const SourcePhrase& phrase, std::uint32_t token);

/// A noun for people, by our lists.
bool is_person_word(std::string_view word);

/// The token at which an apposition to the head begins: behind the core's comma, and in "the head of the rescue team,
/// Fergus Adair" behind the comma that ends what is said of the head; the range's end where there is none.
std::uint32_t apposition_begin(const SourcePhrase& p);

/// Where what stands behind the core's comma stops being said of the core's own name: at a relative clause.
std::uint32_t apposition_end(const SourcePhrase& p);

/// "Odel that critics have slammed": a relative clause has begun in the span.
bool in_relative_clause(const Passage& passage, Span span);

}  // namespace whosays::footing
