// Standing: who answers a claim and how far, what a body with a mandate found since, notices, open questions, gaps.
//
// Four lines that are never merged. An answer is shown with its extent and never mirrored (DESIGN, rule 4); what was
// said before the claim was made answers nothing in it. A finding needs a mandate in its source's words; spokespeople,
// unnamed officials, outlets and persons have none. Cost: for each claim, the statements of the actors it concerns.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "story/room.h"

namespace whosays::story {

/// Answers and findings of a World, laid out by who speaks and what they answer.
class Standing {
 public:
  explicit Standing(const Room& room);

  [[nodiscard]] std::vector<AnswerLine> answers(const ClaimGroup& group) const;
  [[nodiscard]] std::vector<FindingLine> findings(const ClaimGroup& group) const;
  [[nodiscard]] const std::vector<StatementIndex>& statements_of_bodies() const { return bodies_; }

 private:
  /// Statements that share subject words with a claim, in the canonical order.
  [[nodiscard]] std::vector<std::pair<StatementIndex, std::size_t>> near(const Saying& claim) const;

  Room room_;
  std::map<std::string, std::vector<StatementIndex>> by_speaker_;  ///< label to possible answers
  std::map<std::pair<ArticleIndex, std::string>, std::vector<StatementIndex>>
      by_answered_;                                            ///< to what is linked to it
  std::map<std::string, std::vector<StatementIndex>> by_key_;  ///< subject word to what may contradict a claim
  std::vector<StatementIndex> bodies_;
};

/// True when a statement is by a body with a mandate, in its own words.
bool is_by_body(const StatementRecord& statement);

std::vector<NoticeLine> notices(const Room& room, const ClaimGroup& group, const std::vector<ArticleIndex>& carriers);
std::vector<std::size_t> unknowns(const Room& room, const ClaimGroup& group, const std::vector<ArticleIndex>& carriers);
/// Requires everything else of the claim.
std::vector<Gap> gaps(const Room& room, const ClaimGroup& group, const Claim& claim);

}  // namespace whosays::story
