// Origins: how many independent origins stand behind a claim, at least and at most, and why (DESIGN, rule 2).
//
// The floor is 1 as soon as anybody says it, and rises only with receipts of separate access: named people speaking of
// what they did, saw or heard; a paper that the outlet says it has seen; the outlet's own presence; a body's own
// inquiry. Unnamed sources never raise it, and are never compared across articles (rule 3): they are counted article by
// article, and two articles' collapse only where one copies the other, one credits the other, or both name the same
// paper. The ceiling adds up everybody who might be separate, also who may say it in other words (akin.h). Who cannot
// be counted makes it unknown.
#pragma once

#include <vector>

#include "story/akin.h"
#include "story/room.h"

namespace whosays::story {

/// `bodies`: statements of bodies with a mandate that say so of several sources and one paper; `findings`: those that
/// this claim has. A finding that an outlet's sources relied on one paper lowers the ceiling.
Origins origins_of(const Room& room, const Akin& akin, const ClaimGroup& group,
                   const std::vector<FindingLine>& findings, const std::vector<StatementIndex>& bodies);

}  // namespace whosays::story
