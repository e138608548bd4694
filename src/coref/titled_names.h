// Names that run from a body or an office into the person who speaks: "League of Harbours Secretary-General Petra Vos",
// "Leader of the [Green Alliance Ana Vell]".
#pragma once

#include "coref/scene.h"

namespace whosays::coref {

/// The same names; one that ends with the words for a speaker, says what they are and ends with a given name and a
/// surname is cut in two. In order of place. O(names + sources * log names), a cut O(names).
Names cut_at_speakers(const FieldView& text, Names names, const Attributions& attributions);

/// First letters of the words of a name, those behind hyphens too.
std::string initials_of(std::string_view name);

/// The words of tokens [first, name) say of whoever is named at `name` which office they hold: "Archbishop of Callis",
/// "... director"; not "aide to".
bool say_office(const FieldView& text, std::uint32_t first, std::uint32_t name);

}  // namespace whosays::coref
