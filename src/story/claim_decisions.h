// What people decided about statements: these two say the same, this one stands apart, this finding stands.
//
// A decision names a statement by its original, the words of its content and where they stand there, never by an id
// that a new model would change. Articles that share an original share its decisions. A join or a split says what a
// sentence means and holds whatever day is shown; acceptance is knowledge, and has its date (World::as_of).
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "story/desk.h"

namespace whosays::story {

// What a decision is kept as; without initials and time.
DecisionRecord join_decision(const World& world, StatementIndex first, StatementIndex second);
DecisionRecord apart_decision(const World& world, StatementIndex statement);
DecisionRecord verdict_decision(const World& world, StatementIndex statement, bool accepted);

class ClaimDecisions {
 public:
  explicit ClaimDecisions(const Desk& desk);

  struct Join {
    StatementIndex first = 0, second = 0;
    const DecisionRecord* by = nullptr;
  };
  /// Joins that no later split of one of their sides undid, in the order in which they were made.
  [[nodiscard]] const std::vector<Join>& joins() const { return joins_; }
  /// True when a person took the statement out of the claim that the program had put it into. A split of a statement
  /// that a person had joined undoes the joins, and no more.
  [[nodiscard]] bool stands_apart(StatementIndex statement) const { return apart_.contains(statement); }
  /// Whether a person accepted or rejected anything.
  [[nodiscard]] bool any() const { return !verdicts_.empty(); }
  /// The last acceptance or rejection of a statement; null when there is none.
  [[nodiscard]] const DecisionRecord* verdict(StatementIndex statement) const;

 private:
  std::vector<Join> joins_;
  std::set<StatementIndex> apart_;
  std::unordered_map<StatementIndex, const DecisionRecord*> verdicts_;
};

}  // namespace whosays::story
