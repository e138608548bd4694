// See same_actor.h.
#include "match/same_actor.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "match/name_fit.h"
#include "match/role_fit.h"
#include "match/written_name.h"

namespace whosays::match {
namespace {

constexpr double kLikelyNames = 0.5;  ///< as likeness.h has it
constexpr int kMostYearsApart = 10;
constexpr int kYearsOfOneOffice = 4;   ///< longer apart, with no article between, the office may have another holder
constexpr std::size_t kOneMatter = 4;  ///< so many rare words in common are no accident under one name

void note_gender(Sketch& sketch, std::string_view text) {
  for (const std::string& word : plain_words(text)) {
    if (role_words().male.contains(word)) sketch.gender = sketch.gender == "f" ? "?" : "m";
    if (role_words().female.contains(word)) sketch.gender = sketch.gender == "m" ? "?" : "f";
  }
}

/// A name has a capital, or is written in a script that has none.
bool is_description(std::string_view name) {
  return std::none_of(name.begin(), name.end(),
                      [](char c) { return ascii::is_upper(c) || static_cast<unsigned char>(c) >= 0x80; });
}

int year_of(std::string_view date) {
  int year = 0;
  const bool ok = date.size() >= 4 && std::from_chars(date.data(), date.data() + 4, year).ec == std::errc();
  return ok ? year : 0;
}

/// Years between the two spans of dates; 0 where they touch or one is unknown.
int years_apart(const Sketch& a, const Sketch& b) {
  const int a_first = year_of(a.first_date), a_last = year_of(a.last_date);
  const int b_first = year_of(b.first_date), b_last = year_of(b.last_date);
  if (a_first == 0 || b_first == 0) return 0;
  return std::max({0, b_first - a_last, a_first - b_last});
}

/// What is known to make them two; empty when nothing is.
std::string excluded(const Sketch& a, const Sketch& b, const Likeness& names, Scope scope) {
  if (a.kind != b.kind) return fmt::format("one is a {}, the other a {}", a.kind, b.kind);
  if ((a.gender == "m" && b.gender == "f") || (a.gender == "f" && b.gender == "m")) return "a man and a woman";
  for (const Reason& reason : names.reasons) {
    if (reason.because == Because::generation_differs) return text_of(reason);
    const bool other = reason.because == Because::part_differs || reason.because == Because::number_differs;
    if (other && names.score < kLikelyNames) return text_of(reason);
    if (reason.because == Because::nothing_in_common) return "the names have nothing in common";
  }
  if (scope == Scope::one_article && names.score >= kLikelyNames / 2 && is_kin(a) != is_kin(b))
    return "one is of the other's family";
  if (years_apart(a, b) > 1 || !shared_role(a, b).empty()) return {};
  return two_offices(a, b);
}

/// What speaks for one, in words for people; empty when nothing does. The first that holds is the strongest.
std::string common_ground(const Sketch& a, const Sketch& b) {
  if (one_office(a, b) || role_alike(a, b)) return fmt::format("both \"{}\"", shared_role(a, b));
  // A sketch may stand for thousands of mentions: the smaller set is gone through.
  const auto smaller_first = [](const std::set<std::string>& x, const std::set<std::string>& y) {
    return x.size() <= y.size() ? std::pair(&x, &y) : std::pair(&y, &x);
  };
  const auto [fewer_names, more_names] = smaller_first(a.company, b.company);
  for (const std::string& name : *fewer_names)
    if (more_names->contains(name)) return fmt::format("both named with \"{}\"", name);
  const auto [fewer, more] = smaller_first(a.matter, b.matter);
  std::size_t both = 0;
  for (const std::string& word : *fewer) both += more->contains(word) ? 1U : 0U;
  if (both >= kOneMatter) return "what is said about both is one matter";
  return {};
}

/// Both have a date, and the office may still be in one hand.
bool dates_fit(const Sketch& a, const Sketch& b) {
  return !a.first_date.empty() && !b.first_date.empty() && years_apart(a, b) <= kYearsOfOneOffice;
}

/// Neither says what it is, or both do and in the same words: a club and the town's office may have one name.
bool called_alike(const Sketch& a, const Sketch& b) {
  if (a.offices.empty() || b.offices.empty()) return a.offices.empty() && b.offices.empty();
  return std::any_of(a.offices.begin(), a.offices.end(),
                     [&](const std::string& office) { return b.offices.contains(office); });
}

/// One full name as it is written, and one office. A body is what its name says, if that tells it from others and
/// the same people or places stand beside it. All that speaks for one beyond this is for a person to weigh: "Peña" and
/// "Pena" are two surnames, and who can tell them apart need only look.
bool is_one_across(const Sketch& a, const Sketch& b) {
  if (!a.full || !b.full || a.written != b.written || !dates_fit(a, b) || !two_offices(a, b).empty()) return false;
  if (one_office(a, b)) return true;
  return a.kind == "organisation" && is_telling_name(a) && share_company(a, b) && called_alike(a, b);
}

/// In one article: one role, or one that says more in the same company; nobody who is named in other company.
bool roles_back(const Sketch& a, const Sketch& b) {
  const bool together = share_company(a, b);
  const bool apart = !together && !a.company.empty() && !b.company.empty();
  return !apart && (same_role(a, b) || (together && role_alike(a, b)));
}

/// A slip of the pen needs the same role, no other one that shares some words ("chair of the Labour group", "chair of
/// the Green group"), or the same company where neither has a role.
bool slip_is_backed(const Sketch& a, const Sketch& b) {
  return (roles_back(a, b) && roles_fit(a, b)) || (a.roles.empty() && b.roles.empty() && share_company(a, b));
}

/// An initial, where the text has said of both what they are: whom it has brought in it calls by the surname.
bool introduced_again(const Sketch& a, const Sketch& b, const Likeness& names) {
  return !a.roles.empty() && !b.roles.empty() &&
         std::any_of(names.reasons.begin(), names.reasons.end(),
                     [](const Reason& reason) { return reason.because == Because::initial; });
}

bool is_one_within(const Sketch& a, const Sketch& b, const Likeness& names, const std::string& ground) {
  if (!is_short_form(a, b) || short_surnames_differ(names, a, b) || given_names_differ(names, a, b)) return false;
  if (introduced_again(a, b, names)) return false;
  if (!explained_by_writing(names) && (!explained_in_a_text(names) || ground.empty())) return false;
  if (misspelt(names) && !slip_is_backed(a, b)) return false;
  return a.roles.empty() || b.roles.empty() || roles_back(a, b);
}

}  // namespace

std::string_view word(Verdict verdict) {
  static constexpr std::array<std::string_view, 3> kWords{"same", "not settled", "different"};
  return kWords.at(static_cast<std::size_t>(verdict));
}

Sketch sketch(std::string_view name, std::string_view kind) {
  Sketch out;
  out.name = name_form(name, kind == "person" ? NameKind::person : NameKind::organisation);
  out.kind = kind;
  WrittenName written = written_name(name, out.name.kind);
  out.written = std::move(written.letters);
  out.full = written.full;
  out.described = is_description(name);
  if (kind == "person") note_gender(out, name);
  return out;
}

void add_role(Sketch& sketch, std::string_view role) {
  Role words;
  for (std::string& word : plain_words(role))
    if (!role_words().light.contains(word)) words.insert(std::move(word));
  if (words.empty()) return;
  if (std::string office = office_of(role); !office.empty()) sketch.offices.insert(std::move(office));
  if (sketch.kind == "person") note_gender(sketch, role);
  sketch.roles.insert(std::move(words));
}

void add_company(Sketch& sketch, std::string_view name) {
  std::string plain = fmt::format("{}", fmt::join(plain_words(name), " "));
  if (!plain.empty()) sketch.company.insert(std::move(plain));
}

void add_date(Sketch& sketch, std::string_view iso_date) {
  if (year_of(iso_date) == 0) return;
  if (sketch.first_date.empty() || iso_date < sketch.first_date) sketch.first_date = iso_date;
  if (sketch.last_date.empty() || iso_date > sketch.last_date) sketch.last_date = iso_date;
}

void merge(Sketch& into, const Sketch& other) {
  into.roles.insert(other.roles.begin(), other.roles.end());
  into.offices.insert(other.offices.begin(), other.offices.end());
  into.company.insert(other.company.begin(), other.company.end());
  into.matter.insert(other.matter.begin(), other.matter.end());
  add_date(into, other.first_date);
  add_date(into, other.last_date);
  if (into.gender.empty()) into.gender = other.gender;
}

Judgement judge(const Sketch& a, const Sketch& b, Scope scope) {
  if (a.described || b.described)
    return {Verdict::not_settled, false, {"a description is not a name: only the text can say who that is"}};
  const Likeness names = likeness(a.name, b.name);
  if (std::string why = excluded(a, b, names, scope); !why.empty())
    return {Verdict::different, false, {std::move(why)}};
  Judgement out;
  for (const Reason& reason : names.reasons) out.because.push_back(text_of(reason));
  if (out.because.empty()) out.because.emplace_back("the same name");
  const std::string ground = common_ground(a, b);
  out.because.push_back(ground.empty() ? "no role, company or matter in common" : ground);
  bool open = false;
  const auto speaks_against = [&](bool holds, std::string why) {
    if (holds) out.because.push_back(std::move(why));
    open = open || holds;
  };
  const int years = years_apart(a, b);
  speaks_against(years > kMostYearsApart, fmt::format("{} years apart", years));
  speaks_against(generation_open(a, b), "a generation on one side only");
  speaks_against(turned_round(a, b, scope), "the parts stand in another order");
  speaks_against(back_in_office(a, b), "one had left the office before");
  speaks_against(scope == Scope::two_articles && left_and_holds_at_once(a, b),
                 "one holds the office that one has left");
  const bool one = scope == Scope::one_article ? is_one_within(a, b, names, ground) : is_one_across(a, b);
  if (!open && one) out.verdict = Verdict::same;
  out.one_matter = !open && !ground.empty() && same_full_name(a, b, names) && roles_fit(a, b);
  return out;
}

}  // namespace whosays::match
