// What roles say about two actors of one name: that they are one office, two offices that nobody holds at once, or an
// office and who left it. Words of roles come from lexicon/role_words.tsv. Used by same_actor.cpp only.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "match/same_actor.h"

namespace whosays::match {

/// lexicon/role_words.tsv, by kind.
struct RoleWords {
  std::set<std::string, std::less<>> light, article, sole, several, common, past, term, kin, male, female, courtesy;
  std::set<std::pair<std::string, std::string>> opposes;
};
const RoleWords& role_words();

/// Words in plain letters.
std::vector<std::string> plain_words(std::string_view text);

/// A role that both have, or most of its words; empty when none.
std::string shared_role(const Sketch& a, const Sketch& b);

/// Somebody, or some body, is named beside both.
bool share_company(const Sketch& a, const Sketch& b);

/// The words of a role in order, without articles: "assistant to the director" is no assistant director.
std::string office_of(std::string_view role);

/// Both hold one office in one company: a role in the same words, whose head is an office that one
/// person holds at a time ("mayor", "harbour commissioner"), and nothing that makes it one of several ("branch
/// manager", "vice president", "judge", a rank, "son of the mayor", "mayor's adviser"). Where nobody stands beside
/// both, "president" may be of the country and of the rowing club. "Acting mayor" and "mayor" may be two, and so may
/// "former mayor" and "mayor", however long lies between: a suggestion.
bool one_office(const Sketch& a, const Sketch& b);

/// The same loosely, inside one article, which does not call two people one thing: most words of a role.
bool role_alike(const Sketch& a, const Sketch& b);

/// A role that both have word for word, but for "former" and "new".
bool same_role(const Sketch& a, const Sketch& b);

/// One has no role, or one of its roles says no more than one of the other's: "commissioner", "harbour commissioner".
bool roles_fit(const Sketch& a, const Sketch& b);

/// Two roles that one person has not at one time, in words; empty when there are none.
std::string two_offices(const Sketch& a, const Sketch& b);

/// One is called the former, the other the holder, and less than a year lies between: the one who left and the one who
/// came may have one name.
bool left_and_holds_at_once(const Sketch& a, const Sketch& b);

/// One had left an office before the other is said to hold it.
bool back_in_office(const Sketch& a, const Sketch& b);

/// Is called somebody's brother, wife and the like.
bool is_kin(const Sketch& sketch);

}  // namespace whosays::match
