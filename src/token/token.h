// Sentences and tokens of one string.
//
// TRIAL by rules and a list of abbreviations (lexicon/abbreviations.txt); a trained splitter comes behind the same
// function. Any valid UTF-8 gives a result; O(n), no allocation a token beyond the columns.
#pragma once

#include <string_view>

#include "doc/document.h"
#include "doc/stage.h"

namespace whosays::token {

inline constexpr StageInfo kStage{"tokens", StageState::trial,
                                  "sentences and tokens by rules and a list of abbreviations"};

/// A token is a run of word characters with inner apostrophes, hyphens, points or commas between letters or digits
/// ("O'Toole", "state-run", "U.S.", "1,250.5"), an address of the net or of a mailbox, or one other character; runs of
/// ' or ` that stand for a quotation mark
/// ('', ``) are one token. A sentence ends at . ! ? … followed by closing marks and a blank before a likely beginning,
/// and always at a paragraph's end. Sentences longer than 2,000 tokens are cut.
struct Split {
  Sentences sentences;
  Tokens tokens;
  Words words;
};
Split split(std::string_view text);

}  // namespace whosays::token
