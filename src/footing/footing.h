// Footing: on what footing each statement stands: source class, act, basis, certainty, polarity, against, answers.
//
// By word lists (lexicon/*.tsv), trees, and what was learned of news (charge_net.h, charge_trees.h, answer_trees.h).
// Sets aside rather than guesses.
#pragma once

#include "doc/document.h"
#include "doc/stage.h"

namespace whosays::footing {

inline constexpr StageInfo kStage{"statements",
                                  "class, act, basis, certainty by word lists, against and answers by learned trees"};

struct ChargeWatch;  // charge_features.h
class ChargeMemory;  // charge_memory.h
struct AnswerWatch;  // answer_pairs.h

/// What the stage needs of the document; all of it frozen by then.
struct Input {
  const Article& article;
  const Passage& text;
  const Passage& title;
  const Attributions& attributions;
  const Names& names;
  const Actors& actors;
  const Times& times;
  const ChargeWatch* watch = nullptr;    ///< is told of each content that is judged; for training
  const AnswerWatch* answers = nullptr;  ///< of each pair of statements that is weighed; for training
  ChargeMemory* memory = nullptr;        ///< of the contents that were judged; `statements` makes one for its article
};

Statements statements(const Input& input);

/// Sentences that say that something is not known ("it remains unclear whether").
Unknowns unknowns(const Input& input);

/// Corrections, clarifications, retractions, apologies that the article carries about itself.
Notices notices(const Input& input);

/// Marks on broken text that later stages must not trust.
Integrity integrity(const Input& input);

}  // namespace whosays::footing
