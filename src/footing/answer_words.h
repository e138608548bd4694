// Words by which an answer finds what it answers.
#pragma once

#include <set>
#include <string_view>

#include "footing/token_text.h"

namespace whosays::footing {

/// The lemma of a word that says something, cut to five letters; without tags its letters; empty for closed classes.
std::string_view base_form(const Passage& passage, std::uint32_t token);

/// Words of a source by which others may call it, without titles and those who speak for somebody.
std::set<std::string_view> keys_of(const Passage& passage, TokenRange source);

}  // namespace whosays::footing
