// Actors that may be one and were left two: suggestions for a person, each with its reasons.
//
// Only actors with names are looked at, so no unnamed source is ever compared (DESIGN, rule 3). Those of one article
// are not suggested: there the text itself tells its people apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "story/story.h"

namespace whosays::story {

/// One side of a suggestion.
struct ReviewSide {
  std::size_t record = 0;  ///< in World::actors: the earliest of the actor's
  std::string name;        ///< as most articles write it
  std::string role;        ///< empty when none is stated
  std::size_t articles = 0;
};

struct Suggestion {
  ReviewSide first, second;
  std::vector<std::string> because;  ///< in words: what speaks for it, what is missing
  bool spoken_against = false;       ///< something is said against one of them
};

/// The most alike first; then those with most in common, then by the order of the articles. No more than it takes:
/// where accepting two joins three, the third pair is left out.
std::vector<Suggestion> suggestions(const World& world);

/// The record that a person means by the number of a receipt ("r41") of its first mention; an error says what to do.
Result<std::size_t> actor_at(const World& world, std::string_view receipt);

}  // namespace whosays::story
