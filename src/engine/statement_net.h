// The trained net of statements (src/quote/label_net.h) on the language core: the pair that belongs together.
//
// The net was trained on one core's states, which mean nothing to another: it names that core, and beside any other it
// is not used; statements are then read by word lists alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/core.h"
#include "model/container.h"
#include "quote/label_net.h"

namespace whosays::engine {

/// Says why the net cannot be used on a core of this fingerprint and width, if it cannot.
Status stands_on(const quote::LabelNet& net, std::string_view core_fingerprint, std::size_t core_width);

/// The net that is part of the program; null when it was trained on another core than the program has.
const quote::LabelNet* embedded_statement_net();
/// Its fingerprint, 12 hex digits; "none" when it is not used.
const std::string& statement_net_identity();

/// Everything that the net needs to know of a text.
struct ReadText {
  Passage passage;
  std::vector<std::int8_t> states;  ///< core.width() a word
};
ReadText read_text(const Core& core, std::string_view text);

/// A text as the self-test has it: one line a statement, "[source] <cue> {content}" in the text's words.
/// Requires a net that stands on the core.
std::string statement_sample(const Core& core, const quote::LabelNet& net, std::string_view text);

/// A word of an article's text with the label that the net gives it.
struct LabelledWord {
  Span span;
  quote::WordLabel label;
};

/// For those who ask why: reads the text once more, since an analysed document keeps no states. Empty where the net is
/// not used.
std::vector<LabelledWord> labelled_words(const Document& document);

}  // namespace whosays::engine
