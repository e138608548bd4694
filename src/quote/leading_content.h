// What follows a cue that stands before its content.
#pragma once

#include <optional>
#include <string_view>

#include "quote/cues.h"
#include "quote/units.h"

namespace whosays::quote {

struct LeadingContent {
  UnitRange range;
  UnitRange hearer;
  std::uint32_t cue_end = 0;  ///< "called for", "warned of": the preposition belongs to the cue
  std::string_view rule;
};

/// Tries the frames of the cue in order on `after` (from the cue's end to what is free).
std::optional<LeadingContent> leading_content(const Segment& segment, const Cue& cue, UnitRange after);

/// Does a range hold a finite verb, as far as closed classes and endings tell?
bool has_verb(const Segment& segment, UnitRange range);

/// A subject that "say", "argue" can agree with: plural noun, "they", several names.
bool may_be_plural(const Segment& segment, UnitRange subject);

}  // namespace whosays::quote
