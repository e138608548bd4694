// Sentences that the splitter ends in the wrong place for quotations and headlines, set right for the reading of
// statements.
#pragma once

#include <optional>
#include <string_view>

#include "doc/document.h"

namespace whosays::quote {

/// The text with sentences that end where a page lost its paragraphs: "... in the year.”Vell left", "... by May.“The
/// quay is safe,” said Vell". None where every sentence ends rightly. O(tokens).
std::optional<Passage> parted_at_marks(std::string_view text, const Passage& passage);

/// A headline, in which only a stop ends a sentence: "Ana Vell Says | The Quay Is Safe" is one. None where nothing
/// changes.
std::optional<Passage> joined_headline(const Passage& title);

}  // namespace whosays::quote
