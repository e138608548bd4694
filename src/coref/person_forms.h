// One mention of a person as the words of its name, and whom the text brings in with it. Used by persons.cpp and
// retyped.cpp only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "coref/scene.h"

namespace whosays::coref {

/// What stands behind a name and says who that is: "Jonas Reik, the goalkeeper of Karsund".
struct Introduction {
  std::vector<std::string_view> words;  ///< in lower case, as far as the noun: "retired baker"
  bool relative = false;                ///< "his father", "her twin sister"
  [[nodiscard]] bool empty() const { return words.empty(); }
};

/// One mention of a person as its words.
struct Form {
  std::uint32_t row = 0;            ///< in Names
  Span span;                        ///< of the name, without a role before it
  std::vector<std::string> words;   ///< without suffix
  std::string suffix;               ///< "jr"
  std::optional<Gender> honorific;  ///< set when a word of courtesy stands before it
  Introduction brought_in;          ///< empty: it says nothing
  [[nodiscard]] bool full() const { return words.size() > 1 && words[0].size() > 1 && !is_particle(words[0]); }
  /// "M. Odel": a surname with the given name's first letter.
  [[nodiscard]] bool initialled() const { return words.size() > 1 && utf8::count(words[0]) == 1; }
};

Form form_of(const Scene& scene, std::uint32_t row);

/// The text says of the full name whose wife or son that is, or sets it beside the surname: "Odel and Ana Odel".
bool comes_as_relative(const Scene& scene, const Form& form);

/// "The Estonian", "the Texan", and the title in "Mayor Fergus Wyle" that stands as a name of its own: nobody's name.
bool is_no_name(const Scene& scene, const Form& form);

/// A courtesy before it that stands before a given name alone: "Sir", "Sister".
bool with_given_name(const FieldView& view, Span name);

/// "his wife, Ana,", "Odel's mother Ana"
bool comes_as_wife(const FieldView& view, Span name);

std::string middle_of(const Form& form);
/// "a " and "adam " may be one middle name, "a " and "b " not.
bool middles_agree(const std::string& a, const std::string& b);

/// By an apposition to the name at `name` that a noun for people ends; else empty.
Introduction introduction_of(const FieldView& view, Span name);

/// "Merrow, chairman of Merrow Bank": somebody whom the bank is called after.
bool brings_in_person(const Introduction& told);

/// Nobody is both: what opposes each other in lexicon/role_words.tsv ("judge", "accused"), or one is a relative of
/// somebody else ("his father").
bool tell_two(const Introduction& a, const Introduction& b);

/// "no better at Marlow Athletic"; people are looked or shouted at.
bool stands_at(const FieldView& v, std::uint32_t token);

}  // namespace whosays::coref
