// Sentences and tokens of one string.
//
// Tokens are cut by rules (scanner.h); words and sentences by two small learned models (model.h, joints.h,
// boundaries.h) that see what the rules say. Any valid UTF-8 gives a result, the same on every machine; O(n), no
// allocation a token beyond the columns.
#pragma once

#include <string_view>

#include "doc/document.h"
#include "doc/stage.h"

namespace whosays::token {

inline constexpr StageInfo kStage{"tokens", "sentences, tokens by rules, words of Universal Dependencies"};

/// A token is a run of word characters with inner apostrophes, hyphens, points or commas between letters or digits
/// ("O'Toole", "state-run", "U.S.", "1,250.5"), an address of the net or of a mailbox, or one other character; runs of
/// ' or ` that stand for a quotation mark
/// ('', ``) are one token. A sentence ends where the model says so,
/// and always at a paragraph's end; it has at most 2,000 tokens. For words see doc/document.h.
struct Split {
  Sentences sentences;
  Tokens tokens;
  Words words;
};
Split split(std::string_view text);

}  // namespace whosays::token
