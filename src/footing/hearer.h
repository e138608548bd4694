// To whom it was said, whole: the stage before marks where it begins, and at times too much or too little of it.
#pragma once

#include <vector>

#include "footing/footing.h"

namespace whosays::footing {

/// The spans of the hearer without a day or a preposition behind it, with the rest of a compound ("emergency" of
/// "emergency responders and divers"), of a name ("guest Odel Vell") and of a group ("a group of reporters").
std::vector<Span> read_hearer(const Input& input, const Attribution& attribution);

/// "promised a new definition", "urged quick action": a thing, and no hearer. `hearer`: the whole of it.
bool is_thing_wanted(const Input& input, const Attribution& attribution, Span hearer);

}  // namespace whosays::footing
