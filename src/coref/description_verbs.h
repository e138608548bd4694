// How the words of the clauses about somebody tell of a noun that is made of them.
#pragma once

#include <string_view>

#include "coref/portraits.h"
#include "coref/scene.h"

namespace whosays::coref {

/// "boat" of a boatbuilder, "ship" of a shipowner: the noun before a word for whoever makes, keeps or has it.
std::string_view made_by(std::string_view head);

/// "coached", "topped", "chairs the board": a form of the verb that the noun is made of. "Chairs" alone is a plural.
bool is_verb_of(const FieldView& view, std::string_view noun, std::uint32_t token);

/// "was driven": by somebody else.
bool is_passive(const FieldView& view, std::uint32_t token);

/// "left the army", "until 1998": told of them before the token.
bool has_left(const FieldView& view, const Portrait& portrait, std::uint32_t before);

/// "took over in May"
bool is_new(const FieldView& view, const Portrait& portrait, std::uint32_t before);

}  // namespace whosays::coref
