// Sentences of two articles that say the same at the same place: src/relate's alignment, in bytes of the texts.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "relate/scan.h"
#include "relate/words.h"
#include "story/desk.h"

namespace whosays::story {

/// Below, two sentences may only stand at the same place.
inline constexpr float kSurelyAligned = 0.35F;

struct SentencePair {
  Span a, b;  ///< in the texts
  float similarity = 0;
};

/// Aligns articles, and keeps the pages of those that others are made from: a family asks for one again and again.
class Aligner {
 public:
  explicit Aligner(const Desk& desk) : desk_(desk) {}

  /// `from`, then what is made from it; in the order of both texts, nothing where they are equal. One alignment.
  std::vector<SentencePair> pairs(ArticleIndex from, ArticleIndex made);

 private:
  struct Paged {
    relate::Page page;
    std::vector<relate::Piece> pieces;  ///< the way back from its words to bytes
  };
  [[nodiscard]] Paged paged(ArticleIndex article) const;

  const Desk& desk_;
  std::map<ArticleIndex, Paged> kept_;
};

/// Words that negate in a sentence, "unclear" among them; not that of "whether or not".
std::size_t negations_in(std::string_view sentence);

/// True when of two sentences that say the same one negates it and the other does not.
bool negation_differs(std::size_t a, std::size_t b);

}  // namespace whosays::story
