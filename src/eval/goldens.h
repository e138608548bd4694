// Scores of statements against the golden samples of tests/golden/statements: hand-written in the text form, where a
// key that is not there was not said and is not asked.
//
// Expected and found statements of a sample are paired one to one, best overlap of content first, then of cue, then of
// source; a pair shares at least a character of content or cue. Spans that say how or why (basis_span, reason, terms,
// channel, hedge) are right when they share their main words with the expected ones; to, via and against are compared
// party by party; a notice has to be of the kind expected. Everything found that pairs with nothing is extra, unless it
// was set aside. Linear in the samples, quadratic in the statements of one.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doc/document.h"

namespace whosays::eval {

/// Reads one article: engine::analyse, or a test's own.
using Analyse = std::function<FrozenDocument(Article)>;

/// What is asked of a pair, in the order of the report; names are keys of the text form, but `allegation`: is there
/// anybody at all under `against`, whoever it is.
inline constexpr auto kMeasures = std::to_array<std::string_view>(
    {"source",     "cue",       "content",    "form",   "act",        "class",      "certainty", "polarity", "negated",
     "count",      "count_min", "descriptor", "basis",  "basis_span", "reason",     "terms",     "channel",  "hedge",
     "speaks_for", "to",        "via",        "within", "against",    "allegation", "answers",   "unknown",  "notice"});

/// A key may be asked for as `-`: then nothing is right. Precision is over what was found, recall over what was
/// expected, each without the empty ones.
struct Measure {
  std::uint32_t right = 0;
  std::uint32_t asked = 0;
  std::uint32_t expected = 0;  ///< asked and not empty
  std::uint32_t found = 0;     ///< asked, and the program has something there
  std::uint32_t both = 0;      ///< right and not empty
};

/// Of the found statements that the program commits to: what an editor must never read.
struct GoldenRates {
  std::uint32_t committed = 0;
  std::uint32_t set_aside = 0;     ///< found, and set aside
  std::uint32_t wrong_source = 0;  ///< somebody else, or somebody where nobody is said to speak
  std::uint32_t reversed = 0;      ///< polarity or negation, where the sample says them
  std::uint32_t lost = 0;          ///< no source where there is one, or none of the hedges
};

struct GoldenScore {
  std::string file;  ///< empty for the total
  std::uint32_t samples = 0;
  std::uint32_t perfect = 0;  ///< samples with nothing missing, extra or wrong
  std::uint32_t expected = 0;
  std::uint32_t found = 0;      ///< of the expected
  std::uint32_t extra = 0;      ///< committed statements that nobody expects
  std::uint32_t set_aside = 0;  ///< statements that nobody expects and that were set aside
  GoldenRates rates;
  std::array<Measure, kMeasures.size()> measures;
};

struct GoldenReport {
  std::vector<GoldenScore> files;
  GoldenScore total;
  std::vector<std::string> misses;  ///< one line each: file:line, sample, what was expected, what was found
};

/// The *.txt files of the paths, folders searched through, in order of their names.
Result<std::vector<std::string>> golden_files(const std::vector<std::string>& paths);

/// Analyses every sample of the files and compares. A file that cannot be read or parsed is an error.
Result<GoldenReport> score_goldens(const std::vector<std::string>& files, const Analyse& analyse);

/// A line a file (samples, statements found, missing, extra), then a line a measure over all.
std::string table_of(const GoldenReport& report);

}  // namespace whosays::eval
