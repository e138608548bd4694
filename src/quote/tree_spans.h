// Words and branches of a tree as spans of text.
#pragma once

#include <cstdint>

#include "doc/document.h"

namespace whosays::quote {

/// The first word that ends behind `at`; the number of words when there is none.
std::uint32_t word_at(const Passage& passage, std::uint32_t at);

/// True when `word` is `top` or hangs on it, by however many others. Wants trees.
bool hangs_on(const Passage& passage, std::uint32_t word, std::uint32_t top);

/// The unbroken run of words about `top` that hang on it, a mark at its end left out. Wants trees.
Span branch_of(const Passage& passage, std::uint32_t top);

}  // namespace whosays::quote
