// Scores of origin groups, relations and parents on labelled story families, the measures of tools/score_stories.py to
// the decimal: pairwise, adjusted Rand index (Hubert & Arabie 1985), B-cubed (Bagga & Baldwin 1998), relation strict
// and lenient, parent, what was wrongly joined and what left alone.
//
// A folder holds FAM.jsonl (pages) and FAM.labels.json. Pages of the relation "unsure" are left out everywhere. All
// families are given together, so groups across families count as errors.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace whosays::eval {

/// What the labels say of one page.
struct StoryPage {
  std::string group, relation, kind, family;
  std::optional<std::string> parent;
  std::vector<std::string> also;  ///< other relations that an editor could defend
  std::set<std::string> mixed;    ///< origin groups whose text it carries too
};

/// What is said of one page; no group: a page alone.
struct StoryAnswer {
  std::optional<std::string> group, relation, parent;
};

struct StoryGold {
  std::map<std::string, StoryPage> pages;  ///< by id
  std::vector<std::string> files;          ///< of the pages, in order of their names
};

/// Errors: no labels, an id twice, labels and pages that differ, no JSON.
Result<StoryGold> read_story_gold(const std::string& folder);
/// One page a line: id, origin_group, relation, parent. Errors: an id that is unknown or there twice, no JSON.
Result<std::map<std::string, StoryAnswer>> read_story_answers(const std::string& file, const StoryGold& gold);

/// The table that score_stories.py prints.
std::string stories_table(const StoryGold& gold, const std::map<std::string, StoryAnswer>& answers);

}  // namespace whosays::eval
