// Scores of extracted article bodies on the article extraction benchmark and on WCXB, the measures of
// tools/score_extraction.py to the decimal.
//
//   article extraction benchmark   multiset of runs of four words, case kept; precision and recall are means over the
//                                  pages, F1 is the harmonic mean of the two means (its own evaluate.py)
//   WCXB                           multiset of lower-cased words; F1 is the mean of the pages' F1 (Foley 2026)
//
// A folder holds html/ID.html.gz and either ground-truth.json (the former) or ground-truth/ID.json (the latter).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace whosays::eval {

enum class ExtractionMeasure : std::uint8_t { shingles, words };

struct ExtractionPage {
  std::string id;
  std::string body;  ///< the gold's, without the headline
};

struct ExtractionGold {
  ExtractionMeasure measure = ExtractionMeasure::shingles;
  std::vector<ExtractionPage> pages;  ///< in the order of their ids
};

struct PageScore {
  std::string id;
  double precision = 0;  ///< 0 to 1, as all figures here
  double recall = 0;
  double f1 = 0;
  bool has_words = false;       ///< the prediction has any
  bool gold_has_words = false;  ///< the gold has any
  bool same = false;            ///< word for word
};

struct ExtractionScores {
  ExtractionMeasure measure = ExtractionMeasure::shingles;
  double f1 = 0, precision = 0, recall = 0;
  double accuracy = 0;  ///< share of pages that are the same word for word; shingles only
  std::size_t without_prediction = 0;
  std::size_t empty = 0;
  std::vector<PageScore> pages;  ///< in the order of the gold
};

/// The error names the file that is missing or malformed.
Result<ExtractionGold> read_extraction_gold(const std::string& folder);

/// Bodies by page id; a page without one counts as empty.
ExtractionScores score_extraction(const ExtractionGold& gold, const std::map<std::string, std::string>& predicted);

/// The table that the script prints: figures, then the worst ten pages, or with `all_pages` every one.
std::string table_of(const ExtractionScores& scores, bool all_pages);

}  // namespace whosays::eval
