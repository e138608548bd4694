// A headline as one sentence: the splitter, which reads texts, ends sentences inside headlines.
#pragma once

#include <optional>

#include "quote/found.h"

namespace whosays::quote {

/// A headline, in which only a stop ends a sentence: "Ana Vell Says | The Quay Is Safe" is one. None where nothing
/// changes.
std::optional<Passage> joined_headline(const Passage& title);

}  // namespace whosays::quote
