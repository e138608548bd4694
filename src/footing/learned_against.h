// The rules' reading of whom a content is against, and the learned one (charge_net.h, charge_trees.h), as one.
#pragma once

#include <cstdint>
#include <vector>

#include "footing/charge_features.h"

namespace whosays::footing {

/// What the readings of one content are made with.
struct ChargeReaders {
  const Passage& passage;
  const Grammar& grammar;
  const PartyFinder& parties;
  const Accusations& accusations;
};

/// A content with the net's scores of all who may be meant. The article's memory knows it by `place`.
struct WeighedContent {
  Said said;
  std::vector<AgainstReading> by_rules;  ///< whom the rules found
  ChargeRows found;
  std::uint32_t place = 0;
};

/// The first step, which has to be done of many contents before one of them is judged: an article that tells of charges
/// tells of more of them, further down too.
WeighedContent weighed(const Input& input, const ChargeReaders& readers, Said said,
                       std::vector<AgainstReading> by_rules);

/// Whom the rules found stays, unless the trees doubt it; whom the trees find is added.
/// Where that is nobody, whoever of what somebody says is the likeliest, down to one in sixteen:
/// AgainstReading::confidence tells the two apart.
/// Without a net the rules' reading. Tells `input.watch` what was asked, for training.
std::vector<AgainstReading> judged(const Input& input, const ChargeReaders& readers, WeighedContent content);

/// A word in the place of a party that no charge can be: "he was a deliberate participant" (the noun says what "he"
/// was), "as the Lantern reported", "police believe that" (whoever passes on or takes for true what is told of others).
bool stands_aside(const Grammar& grammar, std::uint32_t word);

}  // namespace whosays::footing
