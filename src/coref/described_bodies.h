// "the airline", "the regulator", "the newspaper": which body of the article is meant.
//
// The one whose name has the word, else the one whose name has a word of such bodies (lexicon/coref_body_nouns.tsv:
// "Motors" of a carmaker) or of which most is told that such bodies do, else, for words that fit nearly every body, the
// only one that says nothing else. Another body that the word fits as well, with a name or without ("a company"),
// leaves it open. O(tokens) once, O(bodies) each.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "coref/scene.h"

namespace whosays::coref {

/// "company", "regulator", "newspaper": a noun for a body.
bool is_body_noun(std::string_view word);

/// Bodies that the noun means have the word in their names: "club", "rovers".
bool is_named_as(std::string_view noun, std::string_view word);

/// "a spokeswoman for the company", "the trust's spokesman": the tokens of the body, or none.
Range spoken_for(const FieldView& view, Range source);

class DescribedBodies {
 public:
  DescribedBodies(const Scene& scene, const Cast& cast);

  /// The body that "the ..." at these tokens means, or kNobody.
  [[nodiscard]] std::uint32_t meant(Range tokens) const;

 private:
  struct Body {
    std::uint32_t actor;
    std::uint32_t first;  ///< token of its first mention in the text
    std::vector<std::string> words;
    std::vector<Range> places;        ///< tokens of its mentions outside quotations
    std::vector<std::uint32_t> told;  ///< tokens of what is said of it
    bool named_only = false;          ///< a place: meant only by a word of its name
  };

  [[nodiscard]] int points(const Body& body, std::string_view word, std::size_t row, std::uint32_t before,
                           bool alone) const;
  void tell();
  [[nodiscard]] static bool is_named_so(const Body& body, std::string_view word, bool alone);
  [[nodiscard]] static bool ends_so(const Body& body, std::string_view word);
  [[nodiscard]] bool employs_only(const Body& body, std::uint32_t before) const;
  [[nodiscard]] static bool heads_another_kind(const Body& body, std::size_t row);
  [[nodiscard]] std::uint32_t told_apart(const std::vector<const Body*>& fitting, std::string_view modifier,
                                         std::uint32_t before) const;
  [[nodiscard]] bool modifier_fits(std::uint32_t actor, std::string_view word, std::size_t row,
                                   std::uint32_t before) const;
  [[nodiscard]] bool is_called(const Body& body, std::string_view word, std::uint32_t before) const;
  [[nodiscard]] static bool follows_name(const Body& body, std::uint32_t token);
  [[nodiscard]] bool is_undergone(std::uint32_t token) const;
  [[nodiscard]] bool does_it(const Body& body, std::string_view noun, std::uint32_t before) const;
  [[nodiscard]] bool is_of_another_kind(const Body& body, std::string_view word, std::size_t row) const;
  [[nodiscard]] static bool trades(std::string_view noun);
  [[nodiscard]] bool is_called_otherwise(const Body& body, std::string_view noun) const;
  [[nodiscard]] std::size_t bodies_before(std::uint32_t token) const;
  [[nodiscard]] bool named_otherwise(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t named_just_before(const std::vector<const Body*>& fitting, Range tokens) const;
  [[nodiscard]] bool other_called(std::uint32_t token, std::string_view modifier) const;

  const FieldView& view_;
  std::vector<Body> bodies_;
  bool too_many_ = false;
};

}  // namespace whosays::coref
