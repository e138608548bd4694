// Acts that a cue alone does not tell: what the content's own words do, and what a cue says was not said.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "footing/token_text.h"

namespace whosays::footing {

/// "I would like to apologise to him" anywhere in a quotation, "he wanted to apologise" where it is reported.
bool apologises(const Passage& passage, std::span<const Span> content, bool direct);

/// "Wait a year, and you will see": no demand, but what comes of it.
bool foretells(const Passage& passage, std::span<const Span> content);

/// "calling the rumours a lie" denies them, "speculation" disputes them: what is said is given a name. Nothing for
/// other names.
std::optional<Act> named_untrue(const Passage& passage, std::span<const Span> cue, TokenRange content);

/// "dismissed a chaplain": somebody, and nothing that was said.
bool is_about_somebody(const Passage& passage, TokenRange content);

/// "forgot to mention that", "neglected to say": the source did not say it.
bool leaves_unsaid(const Passage& passage, std::span<const Span> cue);

/// "has drawn criticism for": others say it of what stands as the source.
bool undergoes(const Passage& passage, std::span<const Span> cue);

}  // namespace whosays::footing
