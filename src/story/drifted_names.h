// Names in copies that a machine altered: what each stands for in the closest version that no machine altered.
//
// A spelling that the original has too is settled. Another one is settled by the original where it stands at the same
// place: in the aligned sentence, beside the other names, one name is left on both sides, or one is nearly the other.
// Where the places disagree, or none tells, it is not settled, and a person decides (`who --merge`). Names are compared
// with the original alone, never with those of other copies. Cost: the names of aligned sentences.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "story/altered.h"
#include "story/desk.h"

namespace whosays::story {

/// By article in the canonical order, then by record and spelling.
std::vector<DriftedName> drifted_names(const Desk& desk, const AlteredCopies& copies);

/// Names in a sentence, in order: words with capitals that follow each other, without "Mr" and a possessive. The first
/// word of the sentence is among them unless it is one of the small words. Months and days are none.
std::vector<std::string> name_phrases(std::string_view sentence);

/// Pairs of names that stand for each other in two sentences that say the same; (first, second).
std::vector<std::pair<std::string, std::string>> paired_names(const std::vector<std::string>& first,
                                                              const std::vector<std::string>& second);

}  // namespace whosays::story
