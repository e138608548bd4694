// "The third seed" of "Third seed Ana Vell": the one whom the article has called so before, word for word, whether a
// list has the noun or not. O(persons + tokens) each.
#pragma once

#include "coref/description_phrase.h"
#include "coref/portraits.h"

namespace whosays::coref {

/// An actor, or kNobody where two are called so, or somebody without a name ("another seed").
std::uint32_t called_so(const FieldView& view, const Portraits& portraits, const DescriptionPhrase& phrase);

/// "The president" is, where there are two, not the "Veluan President", nor "the attorney general" the deputy.
bool is_marked_office(const FieldView& view, const DescriptionPhrase& phrase, const Said& said);

}  // namespace whosays::coref
