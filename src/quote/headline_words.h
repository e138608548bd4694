// Words of headlines, by the lists and the tree.
#pragma once

#include <cstdint>
#include <optional>

#include "doc/document.h"

namespace whosays::quote {

/// "officials", "poll", "mayor", "Courier".
bool is_speaking_noun(const Passage& passage, std::uint32_t word);

/// A finite verb of the span whose subject stands before it in the span: "[Vell opens quay]: ...". Wants trees.
std::optional<std::uint32_t> verb_with_subject(const Passage& passage, Span span);

/// A finite form: past or present.
bool is_finite_verb(const Passage& passage, std::uint32_t word);

}  // namespace whosays::quote
