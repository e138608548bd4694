// Whether the age that a description says or implies ("the 78-year-old", "the centenarian", "the girl") is the one that
// the article tells of somebody.
#pragma once

#include "coref/description_phrase.h"
#include "coref/portraits.h"

namespace whosays::coref {

/// Nothing that is known of their age speaks against it.
bool age_fits(const DescriptionPhrase& phrase, const Portrait& portrait);

/// The noun says how old somebody is: "the teenager", "the octogenarian".
bool is_of_an_age(std::string_view head);

/// Not grown up.
bool is_young(int age);

/// "the 14-year-old" of a pupil: the article tells before the token that they are.
bool is_young(const Portrait& portrait, std::uint32_t before);

/// Nothing that the article says before the token they are speaks against the age: no 19-year-old coach.
bool age_is_likely(int age, const Portrait& portrait, std::uint32_t before);

}  // namespace whosays::coref
