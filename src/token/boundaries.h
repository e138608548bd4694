// Where sentences end: a learned decision (model.h) behind every written word of a paragraph.
//
// It sees the words around in letters and shapes, gaps, how long the sentence is, quotation marks and brackets that are
// open, how the text uses capitals, and what the rules (rules.h) say; the rules know abbreviations. From left to right.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "token/joints.h"
#include "token/known_forms.h"

namespace whosays::token {

/// Rows of the tables of the net that decides where this model doubts (boundary_net.h): of a form, of the place behind
/// one.
inline constexpr std::size_t kBoundaryFeatures = 15;
using BoundaryRows = std::array<std::uint32_t, kBoundaryFeatures>;
/// Rows of each table of forms; those of known words follow.
inline constexpr std::array<std::uint32_t, kBoundaryFeatures - 1> kFormTables = {2048, 512, 2048, 128, 128, 1024, 1024,
                                                                                 64,   512, 16,   16,  512, 256,  2048};
/// Rows of each table of places.
inline constexpr std::array<std::uint32_t, kBoundaryFeatures> kPlaceTables = {64,  64,  512, 256, 1024, 1024, 512, 512,
                                                                              512, 512, 512, 512, 256,  512,  1024};
constexpr std::uint32_t rows_of(const auto& tables) {
  std::uint32_t all = 0;
  for (const std::uint32_t rows : tables) all += rows;
  return all;
}

/// What is asked of an end behind a form, beside the text.
struct Place {
  std::uint32_t form = 0;
  bool rule = false;       ///< the rules have an end here
  std::int32_t score = 0;  ///< of the linear model
};

/// What stays the same for one text.
class BoundaryReader {
 public:
  BoundaryReader(std::string_view text, const Forms& forms);

  /// Forms [begin, end) are a paragraph.
  void paragraph(std::uint32_t begin, std::uint32_t end);
  /// A sentence begins at this form.
  void sentence(std::uint32_t form);
  /// The form is part of the sentence; called for every form, before its features are asked for.
  void pass(std::uint32_t form);
  /// Features of an end behind `form`; `rule` is whether the rules have one there. Requires another form of the
  /// paragraph behind it.
  void features(std::uint32_t form, bool rule, Features& out) const;

  /// The sentence is one word with a capital so far, and another follows on the same line: the beginning of a name
  /// ("Lena" in "Lena Brosk met ...") is no sentence.
  [[nodiscard]] bool begins_with_name(std::uint32_t form) const;

  /// The paragraph at hand.
  [[nodiscard]] std::uint32_t begin() const { return begin_; }
  [[nodiscard]] std::uint32_t end() const { return end_; }
  /// Rows of a form of the paragraph; they do not depend on where sentences begin.
  [[nodiscard]] BoundaryRows form_rows(std::uint32_t form, const KnownForms& known) const;
  /// Rows of the place behind a form, as `features` requires it.
  [[nodiscard]] BoundaryRows place_rows(const Place& place) const;

 private:
  [[nodiscard]] std::uint32_t shape(std::int64_t form) const;
  [[nodiscard]] std::uint32_t hash(std::int64_t form) const;
  [[nodiscard]] std::uint32_t tail(std::int64_t form) const;
  [[nodiscard]] std::uint32_t gap(std::int64_t form) const;  ///< what stands before it; 3 at the paragraph's ends
  [[nodiscard]] bool seen_small(std::uint32_t form) const;

  std::string_view text_;
  const Forms& f_;
  std::vector<std::uint64_t> small_;  ///< bits of the hashes of words that stand in small letters somewhere
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  std::uint32_t first_ = 0;
  bool quoted_ = false;
  std::uint32_t brackets_ = 0;
  std::uint32_t style_ = 0;  ///< how the text writes: capitals, stops
};

}  // namespace whosays::token
