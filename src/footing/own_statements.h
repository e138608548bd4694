// Statements that no attribution stands for: what the outlet itself says to somebody's discredit, and refusals whose
// subject is the asking ("Attempts to reach Odel were unsuccessful").
#pragma once

#include "footing/footing.h"

namespace whosays::footing {

inline constexpr std::string_view kOwnVoice = "own_voice";  ///< rule of an attribution to the outlet itself

/// The document's attributions with those added, in text order; and with their source taken from what is said of
/// somebody without a speaker ("The minister is accused of lying": nobody is said to say so, least of all the
/// minister). Linear in the text.
Attributions completed(const Input& input);

}  // namespace whosays::footing
