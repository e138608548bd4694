// Names before the head of a description: "the NIA boss" is the one who was said to lead that body. Used by
// descriptions.cpp only. O(mentions).
#pragma once

#include "coref/description_phrase.h"

namespace whosays::coref {

/// What has a capital before the head is an organisation: "the NIA boss"; not "the Kentucky senator", "the Japanese
/// sailor".
bool names_body(const FieldView& view, const Cast& cast, const DescriptionPhrase& phrase);

/// "the Odel aide": a person's name stands there.
bool holds_person(const FieldView& view, const Cast& cast, const DescriptionPhrase& phrase);

/// The body is named where somebody was said to be that, at the token `said`, or in the sentence before: "The National
/// Immunisation Agency ... Its director, Hauwa Dandikko".
bool body_stands_by(const FieldView& view, const Cast& cast, Range body, std::uint32_t said);

}  // namespace whosays::coref
