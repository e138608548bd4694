// What the parts of a story share: the desk, and what was found before them on the page in story.cpp.
#pragma once

#include <vector>

#include "story/altered.h"
#include "story/claim_decisions.h"
#include "story/claims.h"
#include "story/credits.h"
#include "story/desk.h"
#include "story/relations.h"

namespace whosays::story {

struct Room {
  const Desk& desk;
  const Credits& credits;
  const Relations& relations;
  const AlteredCopies& altered;
  const std::vector<Saying>& sayings;
  const ClaimDecisions& decisions;
};

/// Articles with a member of the group, in canonical order.
std::vector<ArticleIndex> carriers_of(const Desk& desk, const ClaimGroup& group);

/// The earliest known date of publication among the carriers; empty when none is dated.
std::string first_published(const Desk& desk, const std::vector<ArticleIndex>& carriers);

/// Labels of everybody whom a claim is against or names.
std::set<std::string> concerned(const Room& room, const ClaimGroup& group);

/// How far one content speaks of a claim's own subject.
struct Overlap {
  std::size_t shared = 0;  ///< key words in common
  double share = 0;        ///< of the claim's key words
  double of_content = 0;   ///< of the other's key words
  bool generic = false;    ///< "the allegations": no point named
};
Overlap overlap(const Saying& claim, const Saying& content);

/// all: the claim's own key words; part: some; another_point: none; unclear: generic, or too little to tell.
Extent extent_of(const Overlap& overlap);

}  // namespace whosays::story
