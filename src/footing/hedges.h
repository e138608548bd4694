// Words by which a source hedges its content, and how sure of it they leave the source.
#pragma once

#include <span>

#include "footing/act.h"
#include "footing/grammar.h"

namespace whosays::footing {

/// What a cue and its source tell of hedges behind them.
struct HedgeFrame {
  std::string_view cue;  ///< its lemma: behind "confident" what "could" be done can be
  bool permits = false;  ///< a court, a law: what "may" be done is allowed
};

/// Adds the hedges of a content and lowers the certainty. What is hedged must be what is said: not a rate ("less likely
/// to be jailed"), not a clause about one of its nouns, and of many sentences not one alone.
void read_hedges(const Passage& passage, HedgeFrame frame, std::span<const Span> content, ActReading& out);

/// "Tentatively plans", "basically confirmed", "appeared confident": the cue's own words.
void hedge_cue(const Passage& passage, std::string_view lemma, std::span<const Span> cue, ActReading& out);

/// "The runner who did not finish was taken to hospital": a word inside a clause about somebody in the content.
bool is_about_a_noun(const Passage& passage, const Grammar& grammar, std::uint32_t token, TokenRange content);

}  // namespace whosays::footing
