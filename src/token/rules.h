// Sentences by rules: what boundaries.h learns from, and paragraphs, which nobody learns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "doc/document.h"

namespace whosays::token {

/// A sentence ends at . ! ? … followed by closing marks and a blank before a likely beginning, and at a paragraph's
/// end. `lost` are bytes, in order, before which a page lost a blank (lost_blanks.h). Words are not numbered. O(n).
Sentences rule_sentences(std::string_view text, const Tokens& tokens, std::span<const std::uint32_t> lost);

/// Rows to reserve, so that sentences are moved a few times at most, however long the text is.
inline std::size_t guessed_sentences(const Tokens& tokens) { return tokens.size() / 16 + 8; }

}  // namespace whosays::token
