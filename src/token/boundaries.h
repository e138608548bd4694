// Where sentences end: a learned decision (model.h) behind every written word of a paragraph.
//
// It sees the words around in letters and shapes, gaps, how long the sentence is, quotation marks and brackets that are
// open, how the text uses capitals, and what the rules (rules.h) say; the rules know abbreviations. From left to right.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "token/joints.h"

namespace whosays::token {

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

 private:
  [[nodiscard]] std::uint32_t shape(std::int64_t form) const;
  [[nodiscard]] std::uint32_t hash(std::int64_t form) const;
  [[nodiscard]] std::uint32_t tail(std::int64_t form) const;
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
