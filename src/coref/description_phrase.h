// The words of a source as a description of one person: head, what stands before it, whose it is.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "coref/described_words.h"
#include "coref/scene.h"

namespace whosays::coref {

struct DescriptionPhrase {
  Span span;                                ///< of the whole phrase, commas at its end left out
  std::uint32_t first = 0;                  ///< token of "the", "her"
  std::string_view head;                    ///< lower case; empty for "the 78-year-old"
  std::vector<std::string_view> modifiers;  ///< before the head, and the noun behind "of": "the owner of the kiosk"
  Gender possessor = Gender::unknown;       ///< "his", "her"
  bool possessive = false;
  bool former = false;    ///< "the former minister", "the retired teacher"
  bool nation = false;    ///< "the Estonian"
  bool parent = false;    ///< "the mother of three"
  bool retired = false;   ///< no longer one, and still called so
  bool unlisted = false;  ///< no list has the head: only whoever was called so before can be meant
  std::optional<int> age;
  Range body;  ///< tokens with a capital before the head: "the NIA boss"; the head must be of that body
};

/// "estonian": in lower case, of a person or a thing.
bool is_nation(std::string_view word);

/// None for anything but "the ..." and "his ..." or "her ..." with a noun for one person.
std::optional<DescriptionPhrase> description_phrase(const FieldView& view, Span source);

/// "The 24-year-old, who said": the words before the comma; of any other source its own.
Span before_who(const FieldView& view, Span source);

/// What stands behind the body in "the NIA boss".
Span behind_body(const FieldView& view, const DescriptionPhrase& phrase);

}  // namespace whosays::coref
