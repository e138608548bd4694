// Paragraphs as the net of sentence ends sees them: rows of forms, and the places that the linear model leaves to it.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "encode/features.h"
#include "sentence_corpus.h"
#include "token/boundary_net.h"

namespace whosays::train {

static_assert(encode::kFeatures == token::kBoundaryFeatures, "the table's optimiser is shared with the core's trainer");

struct GoldPlace {
  std::uint32_t form = 0;  ///< in the paragraph
  token::BoundaryRows rows{};
  float ends = 0;
};

struct GoldParagraph {
  std::vector<token::BoundaryRows> forms;
  std::vector<GoldPlace> places;
  float weight = 1;
};

/// Appends the paragraphs of a text that have a place for the net, with gold ends before each place.
void add_paragraphs(const GoldText& gold, const token::Linear& linear, const token::KnownForms& known, float weight,
                    std::vector<GoldParagraph>& out);

/// How a copy of a text is changed.
struct Change {
  double stops = 0;       ///< part of the sentences that lose their last stop
  double capitals = 0;    ///< part of the sentences whose first letter becomes small
  bool small = false;     ///< all letters small
  double paragraphs = 0;  ///< part of the paragraphs' ends that become blanks
};
GoldText changed(const GoldText& gold, const Change& change, std::mt19937& random);

/// A linear model of `texts` without those of one fold each: the score of a text must not know its gold.
class Folds {
 public:
  Folds(const std::vector<GoldText>& texts, std::int32_t threshold, std::size_t folds);
  /// Of text number i; copies of a text have its number.
  [[nodiscard]] token::Linear linear(std::size_t text) const;

 private:
  std::vector<std::vector<std::int8_t>> weights_;
  std::uint32_t bits_ = 0;
  std::int32_t threshold_ = 0;
};

/// Appends news articles of PATH (jsonl.xz): sentences as the program cuts them now.
void add_news(const std::string& path, std::size_t articles, std::vector<GoldText>& out);

}  // namespace whosays::train
