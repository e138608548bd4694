// Claims that may be one claim in other words, for a person to join or not; and claims that clear whom others accuse.
//
// Joining asks that nothing speaks against it (claim_joins.h), and then one word too many keeps two wordings of one
// charge apart: an editor finds it ten times in the list. Here less is asked, and nothing is joined: the card names the
// others, with the command that joins them. Asked: the same names or the same people spoken against, the same negation
// and firmness, no other number, no antonym, no exchanged roles, and most of the words of both in common.
#pragma once

#include <vector>

#include "story/claims.h"

namespace whosays::story {

/// Fills ClaimGroup::near, both ways. O(pairs that share two words of a subject and a name or whom they are against).
void link_near(const Desk& desk, const Relations& relations, const std::vector<Saying>& sayings,
               std::vector<ClaimGroup>& groups);

/// "Mr Odel did not ask for it", where another claim is that he did, is not against Mr Odel.
void clear_denials(const std::vector<Saying>& sayings, std::vector<ClaimGroup>& groups);

}  // namespace whosays::story
