// Lemmas by endings: what a word's form loses and gains at its end, by its tags and its longest known ending.
//
// A table of decisions, learned from treebanks and pruned: an ending is in it when its rule differs from that of the
// next shorter one; a whole word counts as the longest ending, so that irregular forms need no list of their own. At
// most kLongestEnding + 2 look-ups a word.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doc/syntax.h"

namespace whosays::tag {

inline constexpr std::size_t kLongestEnding = 6;

/// "l2+y": in lower case, without the last two bytes, "y" added; "=0+": as it stands.
struct LemmaRule {
  bool lower = false;
  std::uint32_t drop = 0;
  std::string add;
  friend bool operator==(const LemmaRule&, const LemmaRule&) = default;
};
std::string rule_text(const LemmaRule& rule);
Result<LemmaRule> parse_rule(std::string_view text);

/// The rule that makes `lemma` of `form` with the longest common beginning.
LemmaRule rule_of(std::string_view form, std::string_view lemma);

/// Key of an ending of a word in lower case (`whole`: of the word) under its tags: never 0, the low 12 bits are free.
std::uint64_t ending_key(std::string_view ending, bool whole, Upos upos, Xpos xpos);

/// A form as endings are compared: lower case, one kind of apostrophe and quotation mark.
void plain_form(std::string_view form, std::string& out);

/// Rules and a view of their table: open-addressed slots, key | number of the rule, 0 where empty.
class Lemmas {
 public:
  Lemmas() = default;
  /// The error says what is wrong with the rules or the table.
  static Result<Lemmas> make(std::span<const std::string> rules, std::span<const std::uint64_t> slots);
  static std::vector<std::uint64_t> table(std::span<const std::uint64_t> keys, std::span<const std::uint32_t> rules);

  /// Appends the lemma. `plain` is scratch.
  void append(std::string_view form, Upos upos, Xpos xpos, std::string& plain, std::string& out) const;

 private:
  [[nodiscard]] const LemmaRule* find(std::uint64_t key) const;
  std::vector<LemmaRule> rules_;
  std::span<const std::uint64_t> slots_;
};

}  // namespace whosays::tag
