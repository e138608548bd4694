// Told: by whose account who was told what, by whom and when; and who had to do with whom.
//
// Read from the trees and the statements, since both kinds of rows live inside somebody's account: a clause that hangs
// on "denied" says its contrary, one on "it is unclear whether" says nothing. Where the account, the state or the
// hearer is doubtful there is no row (rule 5): sentences with an integrity mark, statements that are set aside,
// conditions, wishes, questions, quotations of nobody. Unnamed sources are nobody's actor (rule 3), and what they
// themselves were told is their basis, not a row here.
#pragma once

#include "doc/document.h"
#include "doc/stage.h"

namespace whosays::told {

inline constexpr StageInfo kStage{"told", "who was told what, who had to do with whom, from trees"};

/// What the stage needs of the document; all of it frozen by then. Without trees its layers are absent.
struct Input {
  const Article& article;
  const Passage& text;
  const Actors& actors;
  const Times& times;
  const Statements& statements;
  const Integrity& integrity;
};

/// In text order. O(words) but for sentences that are no sentences (over 400 words), which have no rows.
Told told(const Input& input);

/// In text order. As above.
Ties ties(const Input& input);

}  // namespace whosays::told
