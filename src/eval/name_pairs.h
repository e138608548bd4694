// Scores of name likeness on labelled pairs of names, the measures of tools/score_pairs.py to the decimal.
//
// The gold is a CSV with the columns schema, name1, name2, is_match. A pair belongs to the half `dev` or `test` by the
// first hex digit of the SHA-256 of its two names, sorted and joined by a tab, so that a pair that stands twice is in
// one half.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace whosays::eval {

struct NamePair {
  std::string first, second;
  bool person = false;
  bool match = false;
  bool test_half = false;
};

/// Errors: no such file, a column missing, a quotation that does not end, no pairs.
Result<std::vector<NamePair>> read_name_pairs(const std::string& path);

using NameScore = std::function<double(const NamePair&)>;

/// A line each for all, dev, test, persons and the others: F1 at a half, the best F1 and its threshold, the area under
/// the curve; for test also F1 at the threshold that was best on dev.
std::string name_pairs_table(const std::vector<NamePair>& pairs, const NameScore& score);

}  // namespace whosays::eval
