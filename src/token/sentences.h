// Sentences from written words, decision by decision; the trainer decides by the gold, the program by the model.
#pragma once

#include <functional>
#include <string_view>

#include "doc/document.h"
#include "token/boundaries.h"

namespace whosays::token {

/// What is known of an end behind a form.
struct Candidate {
  std::uint32_t form = 0;
  bool rule = false;   ///< the rules have an end here
  bool stop = false;   ///< behind what may be an abbreviation, or a single closing mark: the rules know most of these
  bool joins = false;  ///< behind an abbreviation that a name follows ("Rep."): the rules decide
};
using EndsBehind =
    std::function<bool(const Candidate& candidate, const Features& features, const BoundaryReader& reader)>;

/// Asks behind every form where no token is cut and the paragraph goes on. Fills Tokens::sentence. Sentences are cut
/// at about 1,700 tokens, and have at most 2,000. O(n).
Sentences cut_sentences(std::string_view text, Tokens& tokens, const Forms& forms, const EndsBehind& ends);

}  // namespace whosays::token
