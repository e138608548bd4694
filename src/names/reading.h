// One field as the names stage sees it: tokens with their classes, headlines told from sentences, and what the whole
// text says of a word (written small somewhere? capitalised inside a sentence somewhere?).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "doc/document.h"

namespace whosays::names {

/// How a sentence uses capitals.
enum class Casing : std::uint8_t { sentence, title_case, all_capitals };

class Reading {
 public:
  /// `text` and `passage` must outlive the reading. O(tokens).
  Reading(std::string_view text, const Passage& passage, Field field);

  [[nodiscard]] std::uint32_t size() const { return passage_.tokens.size(); }
  [[nodiscard]] std::uint32_t sentences() const { return static_cast<std::uint32_t>(passage_.sentences.rows.size()); }
  [[nodiscard]] const Sentence& sentence(std::uint32_t row) const { return passage_.sentences.rows[row]; }
  [[nodiscard]] Casing casing(std::uint32_t row) const { return casing_[row]; }
  [[nodiscard]] Field field() const { return field_; }

  [[nodiscard]] std::string_view lower(std::uint32_t i) const { return passage_.tokens.lower_at(i); }
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return slice(text_, passage_.tokens.span[i]); }
  [[nodiscard]] Span span(std::uint32_t first, std::uint32_t end) const {
    return {passage_.tokens.span[first].begin, passage_.tokens.span[end - 1].end};
  }
  [[nodiscard]] std::uint32_t classes(std::uint32_t i) const { return classes_[i]; }
  [[nodiscard]] bool is(std::uint32_t i, std::uint32_t bits) const { return (classes_[i] & bits) != 0; }
  [[nodiscard]] TokenKind kind(std::uint32_t i) const { return passage_.tokens.kind[i]; }

  /// A capitalised word, or a small particle bound to one ("al-Rashid"); calendar words are none.
  [[nodiscard]] bool capitalised(std::uint32_t i) const { return capital_[i] != 0; }
  /// Two capitals or more and no small letter, at most six: "CSIS", "U.S."
  [[nodiscard]] bool acronym(std::uint32_t i) const;
  /// First word of its sentence, or after an opening mark, a colon or a dash: there a capital says nothing.
  [[nodiscard]] bool initial(std::uint32_t i) const;
  /// Only blanks between the two neighbours, and no line of its own.
  [[nodiscard]] bool adjacent(std::uint32_t left, std::uint32_t right) const;
  /// Words of a run in lower case with single blanks: the name's key.
  [[nodiscard]] std::string key(std::uint32_t first, std::uint32_t end) const;

 private:
  [[nodiscard]] Casing casing_of(const Sentence& sentence) const;
  [[nodiscard]] bool starts_capitalised(std::uint32_t i) const;
  std::string_view text_;
  const Passage& passage_;
  Field field_;
  std::vector<std::uint32_t> classes_;
  std::vector<std::uint8_t> capital_;
  std::vector<Casing> casing_;
};

/// Words in lower case as both fields use them outside headlines.
struct Usage {
  std::unordered_set<std::string_view> small;   ///< written small somewhere: an ordinary word
  std::unordered_set<std::string_view> inside;  ///< capitalised inside a sentence somewhere
};
void add_usage(const Reading& reading, Usage& usage);

}  // namespace whosays::names
