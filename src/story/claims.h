// Claims: which statements say the same thing of the same actors.
//
// In: committed statements. Out: groups with what they have in common. Two statements join when
//   - they are one statement of one original, or stand in the same sentence of word-for-word copies, or
//   - their contents agree word for word after light stemming, names replaced by actors, with the same negation, hedge
//   and
//     kind of act; one may go on with a few words at its beginning or end ("until after the vote") where only one claim
//     does so, or
//   - a trained model is sure that denying one denies the other (claim_joins.h).
// A content that points ("he", "this", "we") means nothing alone and joins only where what it points at is the same.
// What people decided (claim_decisions.h) comes before all of this: what they took out joins nothing by itself, what
// they joined is one. Anything else is left apart. Unnamed sources play no part: contents are compared, never who said
// them. Cost: hashing, plus pairs that share their rarest word.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "story/claim_decisions.h"
#include "story/desk.h"
#include "story/relations.h"

namespace whosays::story {

/// What is compared of a content.
struct Saying {
  std::vector<std::string> words;  ///< stems in order, names as "@label", without fillers and hedges
  std::set<std::string> names;     ///< labels of actors in it, or unknown names as they stand
  std::set<std::string> keys;      ///< its own subject: stems that are neither names nor function words
  bool negative = false;           ///< an odd number of negations
  bool first_person = false;
  bool pointing = false;
  int strength = 3;  ///< 3 did, 2 is believed to have, 1 is suspected of
};

/// Cost linear in the content.
Saying saying_of(const Desk& desk, StatementIndex statement);

/// Sayings of all committed statements, by StatementIndex; others are empty.
std::vector<Saying> sayings_of(const Desk& desk);

/// Labels of the actors to whose discredit a statement is.
std::set<std::string> against_of(const Desk& desk, StatementIndex statement);

/// What names nobody may be of another event, but in articles of one report or of the same days.
bool may_be_one_event(const Desk& desk, const Relations& relations, const std::vector<Saying>& sayings,
                      StatementIndex a, StatementIndex b);

/// Statements of one claim, earliest first, and the saying of the earliest.
struct ClaimGroup {
  std::vector<StatementIndex> members;
  std::set<std::string> against;           ///< labels
  std::vector<std::string> against_names;  ///< as named, in order of appearance
  std::set<std::string> surely_against;    ///< names of whom one statement at least is surely read so
  bool allegation = false;
  std::vector<std::size_t> weaker;   ///< groups that say the same less firmly
  std::vector<std::size_t> reports;  ///< groups of which this one says that a report, an outlet or somebody says so
  std::vector<std::size_t> near;     ///< groups that may be the same in other words (claim_near.h)
  bool by_machine = false;           ///< statements of several originals are in it that no person joined
  std::vector<Decided> joined_by;    ///< who joined statements of it, and when; each once
};

/// Groups in order of their earliest statement.
std::vector<ClaimGroup> group_claims(const Desk& desk, const Relations& relations, const std::vector<Saying>& sayings,
                                     const ClaimDecisions& decisions);

}  // namespace whosays::story
