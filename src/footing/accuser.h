// How much it is somebody's part to speak of others to their discredit (lexicon/accusers.tsv).
#pragma once

#include "footing/grammar.h"
#include "footing/party.h"
#include "footing/source.h"

namespace whosays::footing {

inline constexpr int kOffice = 1;   ///< bodies, outlets and papers
inline constexpr int kPrivate = 2;  ///< people without a name and without an office ("four of them", "two pilots")

/// 0 to 3 and more: by the source's words, to whom it speaks ("told the court"), by what verb.
int weight_of_accuser(const Input& input, const Attribution& a, const SourceReading& source, const PartyFinder& parties,
                      const Grammar& g, Act act);

}  // namespace whosays::footing
