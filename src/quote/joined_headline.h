// Sentences that the splitter ends in the wrong place for quotations and headlines, set right for the reading of
// statements.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "doc/document.h"
#include "quote/found.h"

namespace whosays::quote {

struct Parted {
  Passage passage;
  std::vector<std::uint32_t> at;  ///< bytes at which it begins a sentence that did not begin one
};

/// The text with sentences that end where a page lost its paragraphs: "... in the year.”Vell left", "... by May.“The
/// quay is safe,” said Vell". None where every sentence ends rightly. O(tokens).
std::optional<Parted> parted_at_marks(std::string_view text, const Passage& passage);

/// A content that goes on over such a place has what stands on its cue's side of it.
void keep_to_parts(std::string_view text, const Parted& parted, std::vector<Found>& found);

/// A headline, in which only a stop ends a sentence: "Ana Vell Says | The Quay Is Safe" is one. None where nothing
/// changes.
std::optional<Passage> joined_headline(const Passage& title);

}  // namespace whosays::quote
