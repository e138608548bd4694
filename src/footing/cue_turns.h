// What a cue says together with its other words and with the first ones of the content: "denied bail", "agreed to
// wait", "wanted to know why", "offered condolences".
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "footing/act.h"
#include "footing/token_text.h"

namespace whosays::footing {

/// "not only old but loud", "no doubt", "no fewer than nine": words of negation that negate nothing. `i`: such a word;
/// `end`: of the range in which it stands.
bool negates_nothing(const Passage& passage, std::uint32_t i, std::uint32_t end);

/// "no longer believes", "does not accept": the cue itself is negated.
bool is_unwilling(const Passage& passage, std::span<const Span> cue);

/// Sets act and polarity right where the cue alone would be misread.
void turn_by_cue(const Passage& passage, std::string_view lemma, std::span<const Span> cue, TokenRange content,
                 ActReading& out);

}  // namespace whosays::footing
