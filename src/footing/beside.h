// Who is spoken of outside the content: "said of the captain", "naming the Dorn family", "said the cook, who worked for
// Aldous Finch", "call the surveyor a crook".
#pragma once

#include <vector>

#include "footing/party.h"

namespace whosays::footing {

/// "said of the captain, Dora Linn": the one the whole content is about. Unless `whoever`, only those the source has
/// left ("said of her former manager").
std::vector<PartyWords> spoken_of(const Input& input, const Attribution& a, const Grammar& g,
                                  const PartyFinder& parties, bool whoever);

/// "..., naming the Dorn family", "blaming the pilot": named with a verb that points at somebody.
std::vector<PartyWords> pointed_at(const Input& input, const Attribution& a, const Grammar& g,
                                   const PartyFinder& parties);

/// "a cook who worked for Aldous Finch", "a tenant of Dorn Homes": to whom the source was bound when it speaks of what
/// was done to it.
std::vector<PartyWords> answerable_for_source(const Input& input, const Attribution& a, const Grammar& g,
                                              const PartyFinder& parties);

/// "call the surveyor “Ten Per Cent Tom”": the first party of the content, up to what it is called.
std::vector<PartyWords> called(const Input& input, const Attribution& a, const Grammar& g, const PartyFinder& parties,
                               const SourceReader& sources);

/// The source, in other words or the same. `weight`: accuser.h's.
bool is_source_itself(const Input& input, const Attribution& a, const SourceReading& source, const Grammar& g,
                      const PartyWords& party, int weight);

}  // namespace whosays::footing
