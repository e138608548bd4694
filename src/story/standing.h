// Standing: who answers a claim and how far, what a body with a mandate found since, notices, open questions, gaps.
//
// Four lines that are never merged. An answer is shown with its extent and never mirrored (DESIGN, rule 4); what was
// said before the claim was made answers nothing in it. A finding needs a mandate in its source's words; spokespeople,
// unnamed officials, outlets and persons have none.
//
// Cost: statements in the same words, as copies have them by the thousand, are one Repeated and are compared once. For
// a claim, those are looked at that share a word of its subject, or stand in a report of it; each statement of its own
// carriers, and of the others the first kMostRepeats. How many more there are is counted (AnswerLine::more).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "story/claim_links.h"
#include "story/claim_pairs.h"
#include "story/room.h"

namespace whosays::story {

/// Answers and findings of a World, laid out by who speaks and what they answer.
class Standing {
 public:
  explicit Standing(const Room& room);

  /// Keeps what it reads of wordings for the next claim.
  [[nodiscard]] std::vector<AnswerLine> answers(const ClaimGroup& group);
  [[nodiscard]] std::vector<FindingLine> findings(const ClaimGroup& group) const;
  /// Statements of bodies that say that several sources relied on one paper; one of each wording.
  [[nodiscard]] const std::vector<StatementIndex>& on_one_paper() const { return on_one_paper_; }

  /// Statements in the same words by the same speaker or body, in the canonical order.
  struct Repeated {
    std::vector<StatementIndex> statements;
    std::int64_t latest = 0;  ///< the last minute at which one of them was made; bodies only
  };
  /// Many Repeated, found by what they speak of.
  struct Shelf {
    std::vector<Repeated> all;
    std::map<std::string, std::vector<std::size_t>> by_key;           ///< a word of the subject
    std::map<std::string, std::vector<std::size_t>> by_name;          ///< somebody whom the content names
    std::unordered_map<std::size_t, std::set<std::size_t>> by_group;  ///< group of articles
    std::map<ArticleIndex, std::vector<StatementIndex>> by_article;
    std::unordered_map<std::string, std::size_t> place;  ///< words and all else that must agree

    Repeated& put(const std::string& words, StatementIndex statement, const Room& room);
  };
  static constexpr std::size_t kMostRepeats = 200;

 private:
  /// What is compared of a wording, made when it is first needed.
  struct Compared {
    std::vector<ClaimReading> readings;
    PairSide side;
  };
  using Places = std::map<std::pair<std::pair<std::size_t, std::uint32_t>, StatementIndex>, bool>;
  class Answering;

  [[nodiscard]] std::vector<StatementIndex> worth_reading(const ClaimGroup& group, const std::set<std::string>& who,
                                                          const std::string& first) const;
  void file_answer(StatementIndex i);
  void file_finding(StatementIndex i);
  const Compared& compared(std::size_t repeated);
  void add_replies(const Shelf& shelf, Answering& answering, Places& in_order) const;
  void consider_opposites(Answering& answering);

  Room room_;
  std::map<std::string, Shelf> by_speaker_;  ///< label to possible answers
  std::map<std::pair<ArticleIndex, std::string>, std::vector<StatementIndex>>
      by_answered_;                                ///< to what is linked to it
  Shelf said_;                                     ///< what may contradict a claim
  std::vector<std::optional<Compared>> compared_;  ///< by place in `said_`
  std::map<std::pair<ArticleIndex, std::string>, std::vector<StatementIndex>> found_on_;  ///< to findings linked to it
  Shelf findings_;
  std::vector<StatementIndex> on_one_paper_;
  std::set<std::string> seen_on_one_paper_;  ///< body and sentence
};

/// True when a statement is by a body with a mandate, in its own words.
bool is_by_body(const StatementRecord& statement);

std::vector<NoticeLine> notices(const Room& room, const ClaimGroup& group, const std::vector<ArticleIndex>& carriers);
std::vector<std::size_t> unknowns(const Room& room, const ClaimGroup& group, const std::vector<ArticleIndex>& carriers);
/// Requires everything else of the claim.
std::vector<Gap> gaps(const Room& room, const ClaimGroup& group, const Claim& claim);

}  // namespace whosays::story
