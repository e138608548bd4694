// Scores of time expressions, the measures of tools/score_times.py: WikiWars (spans and values) or GUM's date tags
// (values only), values brought to one TIMEX3 form.
//
// WikiWars: strict (equal spans), relaxed (they overlap, one to one, largest overlap first), value (relaxed and equal
// values), value accuracy. GUM: found, value recall, value accuracy, since only some of its expressions are tagged.
// Offsets are code points of the gold's text; blanks aside, a predicted text may differ.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doc/document.h"

namespace whosays::eval {

struct TimeExpression {
  std::uint32_t begin = 0, end = 0;
  std::string value;
};

/// A span of the gold that is not asked for, and why: "inside another", "no value", "before our era" ...
struct LeftOutTime {
  std::uint32_t begin = 0, end = 0;
  std::string reason;
};

struct TimesPage {
  std::string id, text, published;  ///< text in UTF-8; published empty when the gold has none
  std::vector<TimeExpression> gold;
  std::vector<LeftOutTime> left_out;
};

struct TimesGold {
  bool wikiwars = true;  ///< else GUM
  std::vector<TimesPage> pages;
};

/// What was found in one page; without a text it is the gold's.
struct TimesAnswer {
  std::optional<std::string> text;
  std::vector<TimeExpression> times;
};

/// `folder` holds *.key.xml (WikiWars' keyinline) or *.conllu (GUM's dep). Errors: neither, a broken file.
Result<TimesGold> read_times_gold(const std::string& folder);
/// One page a line: id, text?, times with span and value. Errors: no JSON, no id.
Result<std::map<std::string, TimesAnswer>> read_times_answers(const std::string& file);
/// The times of a document's text.
TimesAnswer times_answer(const Document& document);

/// The table that score_times.py prints. Error: a predicted text that is not the gold's.
Result<std::string> times_table(const TimesGold& gold, const std::map<std::string, TimesAnswer>& answers);

/// A blank as the scorer means it (Python's str.isspace): marks of no width are none.
bool is_blank_point(char32_t point);

/// One form for values that mean the same: upper case, "-XX" at the end dropped, "198X" and "198" one.
std::string normal_time_value(std::string_view value);

}  // namespace whosays::eval
