// Which differences of two names leave one actor possible. Used by same_actor.cpp only.
#pragma once

#include "match/likeness.h"
#include "match/same_actor.h"

namespace whosays::match {

/// Differences that a rule of writing explains: where a name is cut, another alphabet, a usual short form.
bool explained_by_writing(const Likeness& names);

/// Letter for letter the same, wherever it is cut. Accents, honorifics and ways to write one legal form are no letters.
bool same_full_name(const Sketch& a, const Sketch& b, const Likeness& names);

/// Differences that a text explains which introduces whom it names: short forms, initials, abbreviations, misspellings.
bool explained_in_a_text(const Likeness& names);

/// A part is spelt otherwise, and no rule of writing explains it.
bool misspelt(const Likeness& names);

/// "Reth" and "Roth": in so short a surname a letter makes another name, slip or no slip.
bool short_surnames_differ(const Likeness& names, const Sketch& a, const Sketch& b);

/// "Ida" and "Ada", "Rolf" and "Ralf": two given names that exist, a letter for another.
bool given_names_differ(const Likeness& names, const Sketch& a, const Sketch& b);

/// "Jr" on one side only.
bool generation_open(const Sketch& a, const Sketch& b);

/// "Marek Lys" and "Lys Marek": either order may be a name of its own. Across articles bodies too: "Ports Ministry" is
/// somebody's words for a Ministry of Ports, of whichever country. Of three parts any order but the same is another.
bool turned_round(const Sketch& a, const Sketch& b, Scope scope);

/// Where one is a single part, it is the family name: the last, or the first where families stand first.
bool is_short_form(const Sketch& a, const Sketch& b);

/// Of a body: a name that says which one it is. "Ministry of Ports", "the Herald" and "Supreme Court" do not.
bool is_telling_name(const Sketch& sketch);

}  // namespace whosays::match
