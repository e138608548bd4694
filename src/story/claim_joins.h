// Which wordings the model takes for one claim, and which for a firmer and a weaker one; which contradict each other.
//
// In: sayings of wordings (one for each that is equal already). Out: pairs. Two are compared when they share subject
// words; they are joined when the model is sure both ways and nothing forbids it (claim_pairs.h). A wrong join is worse
// than a missed one: groups join only when each of the one may stand with each of the other. Deterministic, whatever
// the order of adding. Cost: pairs that share two subject words that fewer than some hundred wordings have.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "story/claim_pairs.h"

namespace whosays::story {

/// A wording to be compared.
struct ClaimWording {
  const Saying* saying = nullptr;
  std::string scope;              ///< only wordings of one scope are compared
  std::set<std::string> against;  ///< labels: two that are against different actors are two claims
};

struct LearnedJoins {
  std::vector<std::vector<std::size_t>> groups;             ///< of two wordings or more, each sorted
  std::vector<std::pair<std::size_t, std::size_t>> weaker;  ///< the firmer, the weaker
};
LearnedJoins learned_joins(const std::vector<ClaimWording>& wordings);

/// True when one says the opposite of the other: by a negation, an antonym or another number, with all else in common.
bool contradicts(const Saying& a, const Saying& b);
bool contradicts(const PairSide& a, const PairSide& b);

}  // namespace whosays::story
