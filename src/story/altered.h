// Copies that a machine altered: reworded by a spinner, translated, copies of these.
//
//   relations -> which articles are altered, and from which closest version -> sentences of both side by side
//
// Dates may be wrong, and of two texts the altered one must not silence the other. So it must be known which is which:
// by marks that machines leave, by a credit, by dates that lie within a month. Else neither is taken for altered.
//
// A machine puts words into mouths. So nothing that an altered copy says is used while a closer version is among these
// articles: its statements are set aside as `altered_copy`, and it carries a claim, an answer, a finding only by the
// sentence that stands at its place. Where no closer version is here, what it says is kept and the card says so.
// Cost: one alignment an altered copy.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "story/aligned.h"
#include "story/credits.h"
#include "story/story.h"

namespace whosays::story {

/// Why a statement of an altered copy is set aside: StatementRecord::set_aside.
inline constexpr std::string_view kAlteredCopy = "altered_copy";

/// True for copies that a machine has altered: spun, translated.
bool machine_altered(Relation relation);

class AlteredCopies {
 public:
  /// `relations` are those of the World's articles. A draft is never taken for altered: it is being written.
  AlteredCopies(const Desk& desk, const std::vector<ArticleRelation>& relations, const Credits& credits,
                Aligner& aligner);

  /// One an article.
  [[nodiscard]] const std::vector<Altered>& all() const { return altered_; }
  /// The closest version that no machine altered. Requires Altered::closer_here.
  [[nodiscard]] ArticleIndex original(ArticleIndex copy) const { return original_.at(copy).article; }
  /// Its sentences beside those of its original: SentencePair::a is the original's.
  [[nodiscard]] const std::vector<SentencePair>& sentences(ArticleIndex copy) const {
    return original_.at(copy).sentences;
  }

  /// Where a copy says what stands in another article.
  struct Place {
    ArticleIndex article = 0;
    Span sentence;
  };
  /// Copies altered from the article of this statement that have its sentence, and negate what it negates. By article.
  [[nodiscard]] std::vector<Place> places_of(StatementIndex statement) const;

 private:
  struct Original {
    ArticleIndex article = 0;
    std::vector<SentencePair> sentences;
  };
  void find(const std::vector<ArticleRelation>& relations);
  void mark(const std::vector<ArticleRelation>& relations);
  void settle(ArticleIndex copy, ArticleIndex original);
  int debris(ArticleIndex article);
  [[nodiscard]] bool credits(ArticleIndex article, ArticleIndex other) const;
  [[nodiscard]] bool surely_made_from(ArticleIndex copy, ArticleIndex original) const;

  const Desk& desk_;
  const Credits& credits_;
  std::vector<Altered> altered_;
  std::map<ArticleIndex, Original> original_;             ///< by altered copy
  std::map<ArticleIndex, std::vector<ArticleIndex>> of_;  ///< altered copies by original
  std::map<ArticleIndex, int> debris_;                    ///< marks of machines, of articles that were looked at
};

/// Marks the statements of articles with a closer version here as set aside, as the Story has them.
void set_altered_aside(World& world, const Story& story);

}  // namespace whosays::story
