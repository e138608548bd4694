// The rules of an audit: data that a newsroom can switch, each with the published rules that ask for the same.
//
// rules.tsv and words.tsv are compiled in. They decide no reading, so they are no part of the model's fingerprint.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace whosays::audit {

enum class RuleKind : std::uint8_t {
  look,  ///< a place to look at; counts for the exit code
  note,  ///< said in passing
};

struct Rule {
  std::string id;
  RuleKind kind = RuleKind::look;
  bool on = true;
  std::string label;  ///< what the terminal prints
  std::string finds;  ///< what it looks for
  std::string from;   ///< publisher and document of the published rules; named, never quoted
};

class Rules {
 public:
  /// All rules as rules.tsv has them.
  Rules();

  [[nodiscard]] const std::vector<Rule>& all() const { return rules_; }
  [[nodiscard]] bool on(std::string_view id) const;
  /// Requires an id of rules.tsv.
  [[nodiscard]] const Rule& at(std::string_view id) const;

  /// "headline=off", "loaded = on". The error names the nearest way to say it.
  Status set(std::string_view assignment);
  /// A rules file: one assignment a line, # begins a comment. `name` is for messages, which have the line's number.
  Status set_all(std::string_view text, std::string_view name);

 private:
  std::vector<Rule> rules_;
};

/// Phrases of one list of words.tsv, in its order. The list must be there.
const std::vector<std::string_view>& words_of_list(std::string_view list);

/// True when the list has this word or phrase.
bool in_list(std::string_view list, std::string_view words);

}  // namespace whosays::audit
