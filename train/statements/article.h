// PolNeAR articles: text and gold, read, changed for training, and cut into our own words.
//
// Files are read from ../shared/data/attribution; no text is kept anywhere else. Offsets of the corpus are code points;
// here all spans are bytes until they become words.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "doc/document.h"
#include "quote/labels.h"

namespace whosays::statements {

/// One attribution's spans by role (source, cue, content).
struct GoldAttribution {
  std::array<std::vector<Span>, quote::kLabelRoles> spans;
};

struct GoldArticle {
  std::string id;
  std::string text;
  std::vector<GoldAttribution> attributions;
  std::vector<Span> words;  ///< of what it was before it was changed, where they stand now; empty: gone (copies.h)
  std::string annotator;    ///< as the corpus names them, or empty
  float weight = 1;
};

std::vector<GoldArticle> read_articles(const std::string& path);

/// A copy that is set, quoted or punctuated in another way, or a part of it: case, kinds of quotation marks, marks or
/// stops left out, paragraphs run together. Spans move with the text.
GoldArticle changed(const GoldArticle& article, std::mt19937& random);

/// The text of `span` alone. An attribution that keeps neither source nor cue is gone.
GoldArticle part_of(const GoldArticle& article, Span span);

/// An attribution in words: numbers of spans in `Sample::spans`.
struct GoldLinks {
  std::int32_t source = -1;
  std::int32_t cue = -1;
  std::vector<std::uint32_t> contents;
};

/// What is learned from: words and gold spans. `passage` keeps views of nothing: it owns its columns.
struct Sample {
  std::string id;
  std::string text;
  Passage passage;
  std::vector<quote::RoleSpan> spans;  ///< gold, in text order, none twice
  std::vector<GoldLinks> links;
  std::vector<std::uint8_t> labels;   ///< of each word
  std::vector<std::uint8_t> borders;  ///< behind each word
  std::vector<std::uint8_t> shares;   ///< a teacher's, kLabels a word, of 255; or none
  float weight = 1;
  std::string annotator;
};
Sample sample_of(const GoldArticle& article);

}  // namespace whosays::statements
