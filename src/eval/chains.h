// Scores of coreference chains by the measures of the CoNLL 2012 shared task, those of tools/score_coref.py to the
// decimal: MUC, B-cubed, CEAF-e and their mean, over all gold chains and over those of persons, organisations, places.
//
// A mention is right when its span is. A span that is in two chains of one side stays in the first; chains of one
// mention are taken out on both sides. Sums over all texts, then P, R, F1 (Pradhan et al. 2014).
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

/// Mentions of one actor, spans in code points.
using Chain = std::vector<Span>;

struct ChainedText {
  std::string id;
  std::string text;
  std::string published;
  std::vector<Chain> chains;
  std::map<Span, std::string> kinds;  ///< "person", "organization", "place", "event" ...
};

enum ChainMeasure : std::uint8_t { kMentionsFound, kMuc, kBCubed, kCeafE, kChainMeasures };

/// Numerators and denominators, summed over texts.
struct ChainSums {
  struct Side {
    double right = 0;
    double all = 0;
  };
  std::array<Side, kChainMeasures> precision;
  std::array<Side, kChainMeasures> recall;
  std::size_t gold_chains = 0;
  std::size_t predicted_chains = 0;

  [[nodiscard]] double f1(ChainMeasure measure) const;  ///< 0 to 1
  [[nodiscard]] double conll() const;                   ///< mean of the three F1
};

struct ChainScores {
  std::size_t documents = 0;
  std::size_t without_prediction = 0;
  ChainSums all;
  ChainSums actors;  ///< chains of persons, organisations and places; mentions of others taken out on both sides
};

/// Documents of a folder that the part of its ../splits.md lists (`split` "all": every one), or one file NAME.conll.
/// `NAME.conllu` with the words is sought in `words_folder`; empty: the folder `dep` beside the gold's.
Result<std::vector<ChainedText>> read_chains(const std::string& path, const std::string& split,
                                             const std::string& words_folder);

/// Mentions of each actor of the text, blanks trimmed.
std::vector<Chain> chains_of(const Document& document);

/// The same out of lines {"id", "actors":[{"mentions":[[s,e]]}]}, by id; `-` is standard input.
Result<std::map<std::string, std::vector<Chain>>> read_predicted_chains(const std::string& path);

void add_chains(const std::vector<Chain>& gold, const std::vector<Chain>& predicted, ChainSums& sums);

ChainScores score_chains(const std::vector<ChainedText>& gold,
                         const std::map<std::string, std::vector<Chain>>& predicted);

std::string table_of(const ChainScores& scores);

}  // namespace whosays::eval
