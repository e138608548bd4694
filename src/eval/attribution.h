// Scores of statements against a gold attribution file, the measures of tools/score_attribution.py to the decimal.
//
// Gold: one document a line, {"id","text","attributions":[{"source":[[s,e]],"cue":[[s,e]],"content":[[s,e]]}]}. Only
// outermost predicted statements with a source or a cue are scored, because the gold has no others. All figures are
// micro-averaged over the file:
//   token      per role: tokens that carry it (runs of word characters, or single other characters)
//   exact      per role: statements whose spans of that role are the gold's, blanks at their ends apart; triple: all
//   three statement  one to one, best first: content tokens overlap by intersection over union >= 0.5, and the sources
//   share a
//              token or are both empty
// Cost: linear in the text, for a document quadratic in its statements.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "doc/document.h"

namespace whosays::eval {

/// source, cue, content
inline constexpr std::size_t kRoles = 3;

/// Spans of the three roles, in code points of the text.
struct AttributedSpans {
  std::array<std::vector<Span>, kRoles> roles;
  bool nested = false;    ///< predicted inside another statement
  std::string rule;       ///< the pattern that found it, where known
  bool committed = true;  ///< predicted and not set aside
};

struct AttributedText {
  std::string id;
  std::string text;  ///< gold only
  std::vector<AttributedSpans> rows;
};

/// Precision, recall and F1 in per cent, rounded to one decimal, and how many the gold has.
struct Figure {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  std::uint64_t gold = 0;
};

/// How the statements that one pattern found fared in the statement measure.
struct RuleScore {
  std::uint64_t found = 0;
  std::uint64_t right = 0;
};

/// Into whose mouth the statements that are not set aside are put. Content is the gold's where the statement measure
/// says so (intersection over union >= 0.5), the best such one; its source is wrong where both have one and no token of
/// it is common.
struct CommittedScore {
  std::uint64_t found = 0;      ///< all that are scored, set aside or not
  std::uint64_t committed = 0;  ///< of these
  std::uint64_t in_gold = 0;    ///< of the committed: their content is one of the gold's
  std::uint64_t wrong_source = 0;
  std::uint64_t no_source = 0;  ///< the gold has one
};

struct AttributionScores {
  std::uint64_t documents = 0;
  std::uint64_t without_prediction = 0;
  std::array<Figure, kRoles> token;
  std::array<Figure, kRoles> exact;
  Figure exact_triple;
  Figure statement;
  std::map<std::string, RuleScore> rules;
  CommittedScore committed;
};

/// Reads a gold file. Of two documents with one id the later counts, as in the script. The error names file and line.
Result<std::vector<AttributedText>> read_gold(const std::string& path);

/// Reads predictions, one `whosays.article/1` a line; "-" is standard input.
Result<std::vector<AttributedText>> read_predicted(const std::string& path);

/// The statements of a document as predictions, each with the rule of the attribution in the same row.
AttributedText predicted_of(const Document& document);

AttributionScores score_attribution(const std::vector<AttributedText>& gold,
                                    const std::vector<AttributedText>& predicted);

/// As the two functions above; what an embedding program calls.
Result<AttributionScores> score_attribution(const std::string& gold_path, const std::vector<FrozenDocument>& predicted);

/// The table that the script prints.
std::string table_of(const AttributionScores& scores);
/// The object that the script prints with --json, one line.
std::string json_of(const AttributionScores& scores);
/// Two lines: what is committed, and how often its source is wrong.
std::string committed_table_of(const AttributionScores& scores);
/// One line a rule, the most frequent first: statements found, right, precision.
std::string rules_table_of(const AttributionScores& scores);

}  // namespace whosays::eval
