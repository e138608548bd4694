// What a cue does with its content by its words alone: verbs, and the nouns and adjectives the trained net takes for
// cues.
#pragma once

#include <span>
#include <string_view>

#include "doc/document.h"

namespace whosays::footing {

struct CueAct {
  Act act = Act::assert_;
  Polarity polarity = Polarity::positive;
  Certainty certainty = Certainty::certain;
};

/// Of a cue's lemma or fixed phrase; null where the tables have none. O(1).
const CueAct* act_of_lemma(std::string_view lemma);

/// Of a cue: a verb and its particle ("pushed back"), else its lemma, else, where that says nothing of itself, the last
/// of its words that does ("declared support for", "took to the floor to denounce").
const CueAct* cue_act(const Passage& passage, std::string_view lemma, std::span<const Span> cue);

}  // namespace whosays::footing
