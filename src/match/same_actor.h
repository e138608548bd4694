// Whether two actors whose names are alike are one, as far as names, roles, company and dates can tell.
//
// Across articles the default is two: `same` needs the same full name as it is written, accents and order too, one
// office in the same words (a body: a name that tells it from others, and the same company), and two dates that fit.
// What is known to exclude it makes them `different`. Everything between is `not_settled`: a suggestion for a person,
// never a merge. In one article short forms and misspellings count as well, because a text introduces whom it names.
//
// A sketch may stand for one mention of an actor or for many that are one already: then it has all their roles, all
// their company, and the first and the last of their dates.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "match/likeness.h"

namespace whosays::match {

/// Words of one role, without articles, "former" and the like.
using Role = std::set<std::string>;

struct Sketch {
  NameForm name;
  std::string_view kind;              ///< word of the vocabulary: "person", "organisation" ...; a view of a constant
  std::string gender;                 ///< "m", "f" where title or role says so, else empty
  std::string written;                ///< the name without titles, case folded: what a merge goes by (written_name.h)
  bool full = false;                  ///< two parts or more besides titles, particles and initials, and no "Mr"
  std::set<Role> roles;               ///< what it is called, "port commissioner"
  std::set<std::string> offices;      ///< the roles with their words in order, without articles
  std::set<std::string> company;      ///< plain letters of the bodies and people that it is named together with
  std::set<std::string> matter;       ///< stems of what is said about it, without names; made by the caller
  std::string first_date, last_date;  ///< ISO dates of the articles; empty: unknown
  bool described = false;             ///< no name but a description ("a senior official"): nobody to merge
};

/// `kind` must outlive the sketch: pass a constant of the vocabulary.
Sketch sketch(std::string_view name, std::string_view kind);
void add_role(Sketch& sketch, std::string_view role);
void add_company(Sketch& sketch, std::string_view name);
void add_date(Sketch& sketch, std::string_view iso_date);
/// All that is known of either, under the first one's name.
void merge(Sketch& into, const Sketch& other);

enum class Scope : std::uint8_t { one_article, two_articles };
enum class Verdict : std::uint8_t { same, not_settled, different };

/// "same", "not settled", "different".
std::string_view word(Verdict verdict);

struct Judgement {
  Verdict verdict = Verdict::not_settled;
  /// One full name, something in common, and nothing that speaks against it: enough to hold what two articles say of
  /// that name beside each other, never to make two actors one. True of all that are `same` across articles.
  bool one_matter = false;
  std::vector<std::string> because;  ///< in words, for people
};

Judgement judge(const Sketch& a, const Sketch& b, Scope scope);

}  // namespace whosays::match
