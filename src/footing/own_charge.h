// What a source denies or owns up to of itself is to its own discredit.
#pragma once

#include <functional>
#include <vector>

#include "footing/against.h"
#include "footing/grammar.h"
#include "footing/party.h"

namespace whosays::footing {

/// What is looked at: a content that is denied, disputed or owned up to.
struct OwnContent {
  const Input& input;
  const Attribution& attribution;
  const SourceReading& source;
  const Passage& passage;
  const Grammar& grammar;
  const PartyFinder& parties;
  Act act;
  std::function<bool(const PartyWords&)> is_source;  ///< the speaker, in other words or the same
};

/// The source, where its content is about itself; nobody where it is about another. `whatever`: also what is harmless
/// ("admitted it").
std::vector<AgainstReading> own_charge(const OwnContent& content, bool whatever);

}  // namespace whosays::footing
