// Who of a statement's sentences may be the one spoken of to its discredit: the rows that the net weighs.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "footing/charge_features.h"

namespace whosays::footing {

struct ChargeCandidate {
  PartyWords party;
  std::uint32_t group = 0;                               ///< as ChargeRow::group
  bool specific = false, acts = false, may_act = false;  ///< as PartyFinder::Phrase
  bool in_content = false, before = false;               ///< in the content, in front of it
  bool in_source = false;
  std::optional<ActorKind> of_actor;
};

/// In the order of the text; of a list of forty guests the first ones.
std::vector<ChargeCandidate> charge_candidates(const Passage& passage, const Grammar& grammar,
                                               const PartyFinder& parties, const Said& said);

/// The contents' sentences and the cue's, in order; the first ones of a long content.
std::vector<TokenRange> sentences_around(const Passage& passage, const Said& said);

/// The words of a range of tokens, as rows in Words.
TokenRange words_of_tokens(const Passage& passage, const Grammar& grammar, TokenRange tokens);

}  // namespace whosays::footing
