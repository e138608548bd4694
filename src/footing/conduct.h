// Whose conduct a statement blames: "condemned the firm's handling of the leak", "are critical of how it was run".
#pragma once

#include <vector>

#include "footing/footing.h"
#include "footing/grammar.h"
#include "footing/party.h"

namespace whosays::footing {

/// Those whose conduct (conduct.txt) is what the content is, when the cue blames (blaming.txt): its owner, its agent,
/// or the subject of the clause that says what it was like ("the way the prison treated them").
std::vector<PartyWords> blamed_for_conduct(const Input& input, const Attribution& attribution, const Grammar& grammar,
                                           const PartyFinder& parties);

}  // namespace whosays::footing
