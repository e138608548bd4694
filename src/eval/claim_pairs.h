// Scores of joining claims on near-pairs: two articles of one day, each with its half as a quotation; are they one
// claim, an answer, a weaker claim linked, or two? The tables are described in tests/golden/claims.
#pragma once

#include <functional>
#include <string>
#include <tuple>
#include <vector>

#include "base/result.h"
#include "doc/document.h"

namespace whosays::eval {

struct ClaimPair {
  std::string id, a, b, relation;
};

/// What was found of a pair, or is wanted: same, opposite, linked (a stronger and a weaker one), different.
using ClaimVerdict = std::string;

/// A file of pairs, or every *.tsv of a folder in the order of their names. Errors: none there, a line of other
/// columns.
Result<std::vector<ClaimPair>> read_claim_pairs(const std::string& path);

/// The two articles of a pair.
std::vector<Article> articles_of(const ClaimPair& pair);

/// "stronger", "weaker" and "report_says" are wanted as "linked".
ClaimVerdict wanted_verdict(const ClaimPair& pair);

struct ClaimPairsReport {
  std::string table;                ///< a line a pair of verdicts, wanted and found, as score_tsv.py prints it
  std::vector<std::string> misses;  ///< a line a pair that was judged otherwise
};
ClaimPairsReport score_claim_pairs(const std::vector<ClaimPair>& pairs,
                                   const std::function<ClaimVerdict(const ClaimPair&)>& found);

}  // namespace whosays::eval
