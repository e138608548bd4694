// Roles: what the article says a person is, and where it then speaks of the role alone.
//
// Before the name ("harbour commissioner Marek Odel"), behind it ("Ana Vell, a spokeswoman for the port,"; "Odel, who
// chairs the board"), or named after it ("the commissioner, Marek Odel,"). "the commissioner" is later that person if
// nobody else, named or not, has the word. O(tokens).
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

void add_roles(const Scene& scene, Cast& cast);
void add_role_mentions(const Scene& scene, Cast& cast);

/// True when an unnamed single person is brought up here: "a fisherman", "another aide" with its role word at `token`.
bool introduces_unnamed(const FieldView& view, std::uint32_t token);

/// Somebody without a name at `token` could be meant by "he" or "she" at `pronoun`: "a guard", and "the guard" who
/// leads the sentence before. Others whom a scene has ("the clerk counted twice") are passed over.
bool hinders(const FieldView& view, std::uint32_t token, std::uint32_t pronoun);

/// The first of the courtesies and ranks between a comma and the name at the token: "the chairman, Comrade (Dr) Ana
/// Vell"; where no comma stands before them, the token itself.
std::uint32_t before_courtesies(const FieldView& view, std::uint32_t name);

/// "Velling policy adviser Jakob Sallow": what he is to her stands between the two names, and nothing else.
bool is_title_before(const FieldView& view, Span first, Span second);

/// "the two embraced", "both men", "the pair": who is meant next may be either. Tokens from `first` to `end`, outside
/// quotations; at most 60 are looked at.
bool two_together(const FieldView& view, std::uint32_t first, std::uint32_t end);

}  // namespace whosays::coref
