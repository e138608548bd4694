// See same_actor.h.
#include "match/same_actor.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <map>

#include "lexicon/lexicon.h"

namespace whosays::match {
namespace {

constexpr double kNamesAgree = 0.5;  ///< as likeness.h has it
constexpr int kMostYearsApart = 10;
constexpr int kLeastDaysToLeave = 14;  ///< between somebody's holding an office and being called its former holder
constexpr std::size_t kOneMatter = 4;  ///< so many rare words in common are no accident under one full name

/// lexicon/role_words.tsv, by kind.
struct RoleWords {
  std::set<std::string, std::less<>> light, sole, common, past, kin, male, female, family_first;
  std::set<std::pair<std::string, std::string>> opposes;
};

const RoleWords& role_words() {
  static const RoleWords words = [] {
    RoleWords out;
    const lexicon::Table table("role_words.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string word(table.at(row, "word"));
      const std::string_view kind = table.at(row, "kind");
      if (kind == "light") out.light.insert(word);
      if (kind == "sole") out.sole.insert(word);
      if (kind == "common") out.common.insert(word);
      if (kind == "past") out.past.insert(word);
      if (kind == "kin") out.kin.insert(word);
      if (kind == "male") out.male.insert(word);
      if (kind == "female") out.female.insert(word);
      if (kind == "opposes") out.opposes.emplace(word, table.at(row, "other"));
    }
    for (const std::string_view name : lexicon::WordSet("names_family_first.txt")) out.family_first.emplace(name);
    return out;
  }();
  return words;
}

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : plain_letters(text) + " ") {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  return out;
}

void note_gender(Sketch& sketch, std::string_view text) {
  for (const std::string& word : plain_words(text)) {
    if (role_words().male.contains(word)) sketch.gender = sketch.gender == "f" ? "?" : "m";
    if (role_words().female.contains(word)) sketch.gender = sketch.gender == "m" ? "?" : "f";
  }
}

/// A name has a capital, or is written in a script that has none.
bool is_description(std::string_view name) {
  return std::none_of(name.begin(), name.end(),
                      [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; });
}

std::vector<std::string> plain_letters_of(const NameForm& form) {
  std::vector<std::string> out;
  for (const Part& part : form.parts)
    if (part.kind == PartKind::plain) out.push_back(part.letters);
  return out;
}

std::size_t shared(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const auto& word) { return b.contains(word); }));
}

Role without_past(const Role& role) {
  Role out = role;
  for (const std::string& word : role)
    if (role_words().past.contains(word)) out.erase(word);
  return out;
}

bool has_any(const Role& role, const std::set<std::string, std::less<>>& words) {
  return std::any_of(role.begin(), role.end(), [&](const std::string& word) { return words.contains(word); });
}

/// One role says no more than the other, or most of their words are the same.
bool agree(const Role& first, const Role& second) {
  const Role a = without_past(first), b = without_past(second);
  const std::size_t both = shared(a, b);
  return both > 0 && (both == std::min(a.size(), b.size()) || 2 * both >= a.size() + b.size() - both);
}

std::string words_of_role(const Role& role) { return fmt::format("{}", fmt::join(role, " ")); }

/// A role that both have; empty when none.
std::string shared_role(const Sketch& a, const Sketch& b) {
  for (const Role& first : a.roles)
    for (const Role& second : b.roles)
      if (agree(first, second)) return words_of_role(first.size() <= second.size() ? first : second);
  return {};
}

/// The days from one ISO date to another, months as 31 days; 0 where one is not whole.
int days_between(std::string_view from, std::string_view to) {
  const auto number = [](std::string_view date) {
    int year = 0, month = 0, day = 0;
    if (date.size() < 10) return 0;
    std::from_chars(date.data(), date.data() + 4, year);
    std::from_chars(date.data() + 5, date.data() + 7, month);
    std::from_chars(date.data() + 8, date.data() + 10, day);
    return year * 372 + month * 31 + day;
  };
  return number(from) == 0 || number(to) == 0 ? 0 : number(to) - number(from);
}

bool holds(const Sketch& sketch, bool past) {
  return std::any_of(sketch.roles.begin(), sketch.roles.end(),
                     [&](const Role& role) { return has_any(role, role_words().past) == past; });
}

/// One is called the former, the other the holder, and no time lies between: the one who left and the one who came may
/// have one name.
bool left_and_holds_at_once(const Sketch& a, const Sketch& b) {
  const auto at_once = [](const Sketch& left, const Sketch& in_office) {
    return holds(left, true) && !holds(left, false) && holds(in_office, false) && !holds(in_office, true) &&
           days_between(in_office.last_date, left.first_date) < kLeastDaysToLeave;
  };
  return at_once(a, b) || at_once(b, a);
}

/// Who left an office does not hold it later.
bool back_in_office(const Sketch& a, const Sketch& b) {
  const auto left_before = [](const Sketch& left, const Sketch& in_office) {
    return holds(left, true) && !holds(left, false) && holds(in_office, false) && left.last_date < in_office.first_date;
  };
  return left_before(a, b) || left_before(b, a);
}

bool share_company(const Sketch& a, const Sketch& b) { return shared(a.company, b.company) > 0; }

/// A role that both have, word for word but for "former", and that tells them from others: not one of many people;
/// where they are named in different company, it has to say of what. A word that two roles share is no role:
/// "president" may be of the country and of the rowing club.
bool role_in_common(const Sketch& a, const Sketch& b) {
  const bool apart = !a.company.empty() && !b.company.empty() && !share_company(a, b);
  for (const Role& first : a.roles)
    for (const Role& second : b.roles) {
      const Role one = without_past(first);
      if (one != without_past(second)) continue;
      const auto telling = static_cast<std::size_t>(std::count_if(
          one.begin(), one.end(), [](const std::string& word) { return !role_words().common.contains(word); }));
      if (telling >= (apart ? 2U : 1U)) return true;
    }
  return false;
}

/// The same loosely, inside one article, which does not call two people one thing.
bool role_alike(const Sketch& a, const Sketch& b) {
  for (const Role& first : a.roles)
    for (const Role& second : b.roles) {
      if (!agree(first, second)) continue;
      for (const std::string& word : without_past(first))
        if (second.contains(word) && !role_words().common.contains(word)) return true;
    }
  return false;
}

/// One says no more than the other: "commissioner", "harbour commissioner".
bool roles_fit(const Sketch& a, const Sketch& b) {
  if (a.roles.empty() || b.roles.empty()) return true;
  for (const Role& first : a.roles)
    for (const Role& second : b.roles) {
      const Role one = without_past(first), other = without_past(second);
      const std::size_t both = shared(one, other);
      if (both > 0 && both == std::min(one.size(), other.size())) return true;
    }
  return false;
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

/// "mayor of Callis" and "mayor of Tarn": the same office, in one year, elsewhere.
bool one_office_in_two_places(const Role& a, const Role& b) {
  Role office, a_rest, b_rest;
  for (const std::string& word : a)
    (role_words().sole.contains(word) && b.contains(word) ? office : a_rest).insert(word);
  for (const std::string& word : b)
    if (!office.contains(word)) b_rest.insert(word);
  return !office.empty() && !a_rest.empty() && !b_rest.empty() && shared(a_rest, b_rest) == 0;
}

bool oppose(const Role& a, const Role& b) {
  const auto& pairs = role_words().opposes;
  return std::any_of(a.begin(), a.end(), [&](const std::string& one) {
    return std::any_of(b.begin(), b.end(), [&](const std::string& other) {
      return pairs.contains({one, other}) || pairs.contains({other, one});
    });
  });
}

bool is_kin(const Sketch& sketch) {
  return std::any_of(sketch.roles.begin(), sketch.roles.end(),
                     [](const Role& role) { return has_any(role, role_words().kin); });
}

/// What is known to make them two; empty when nothing is.
std::string excluded(const Sketch& a, const Sketch& b, const Likeness& names, Scope scope) {
  if (a.kind != b.kind) return fmt::format("one is a {}, the other a {}", a.kind, b.kind);
  if ((a.gender == "m" && b.gender == "f") || (a.gender == "f" && b.gender == "m")) return "a man and a woman";
  for (const Reason& reason : names.reasons) {
    if (reason.because == Because::generation_differs) return text_of(reason);
    const bool other = reason.because == Because::part_differs || reason.because == Because::number_differs;
    if (other && names.score < kNamesAgree) return text_of(reason);
    if (reason.because == Because::nothing_in_common) return "the names have nothing in common";
  }
  if (scope == Scope::one_article && names.score >= kNamesAgree / 2 && is_kin(a) != is_kin(b))
    return "one is of the other's family";
  if (years_apart(a, b) > 1 || !shared_role(a, b).empty()) return {};
  for (const Role& first : a.roles)
    for (const Role& second : b.roles) {
      if (oppose(first, second))
        return fmt::format("\"{}\" and \"{}\" are two sides", words_of_role(first), words_of_role(second));
      if (one_office_in_two_places(first, second))
        return fmt::format("\"{}\" and \"{}\" at one time", words_of_role(first), words_of_role(second));
    }
  return {};
}

/// Letters that stand for each other between ways of writing another alphabet; nothing that a slip of the pen does.
std::string in_one_writing(std::string_view letters) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kPairs{{{"sch", "sh"},
                                                                                         {"tch", "ch"},
                                                                                         {"tsch", "ch"},
                                                                                         {"kh", "h"},
                                                                                         {"ph", "f"},
                                                                                         {"ou", "u"},
                                                                                         {"oo", "u"},
                                                                                         {"y", "i"},
                                                                                         {"j", "i"},
                                                                                         {"w", "v"},
                                                                                         {"q", "k"},
                                                                                         {"ii", "i"}}};
  std::string out(letters);
  for (const auto& [from, to] : kPairs)
    for (std::size_t at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size()))
      out.replace(at, from.size(), to);
  return out;
}

/// Another spelling that is only another way to write the same letters.
bool only_other_letters(const Reason& reason) { return in_one_writing(reason.first) == in_one_writing(reason.second); }

/// Differences that a rule of writing explains: where a name is cut, another alphabet, a usual short form.
bool explained_by_writing(const Likeness& names) {
  return names.score >= kNamesAgree &&
         std::all_of(names.reasons.begin(), names.reasons.end(), [](const Reason& reason) {
           return reason.because == Because::same_letters || reason.because == Because::joined ||
                  reason.because == Because::other_transliteration || reason.because == Because::nickname ||
                  (reason.because == Because::other_spelling && only_other_letters(reason));
         });
}

/// Across articles a sound that two names share is not enough: many names share one.
bool explained_by_letters(const Likeness& names) {
  return explained_by_writing(names) &&
         std::none_of(names.reasons.begin(), names.reasons.end(), [](const Reason& reason) {
           return reason.because == Because::other_transliteration && !only_other_letters(reason);
         });
}

/// Not letter for letter one name: then one thing in common is too little.
bool written_otherwise(const Likeness& names) {
  return std::any_of(names.reasons.begin(), names.reasons.end(), [](const Reason& reason) {
    return reason.because == Because::other_transliteration || reason.because == Because::nickname ||
           reason.because == Because::other_spelling;
  });
}

/// "Reth" and "Roth": in so short a surname a letter makes another name, slip or no slip.
bool short_surnames_differ(const Likeness& names, const Sketch& a, const Sketch& b) {
  constexpr std::size_t kShort = 4;
  const auto first = plain_letters_of(a.name), second = plain_letters_of(b.name);
  if (a.kind != "person" || first.empty() || second.empty()) return false;
  return std::any_of(names.reasons.begin(), names.reasons.end(), [&](const Reason& reason) {
    return reason.because == Because::other_spelling && reason.first == first.back() &&
           reason.second == second.back() && std::max(reason.first.size(), reason.second.size()) <= kShort;
  });
}

/// Differences that a text explains which introduces whom it names: short forms, initials, abbreviations, misspellings.
bool explained_in_a_text(const Likeness& names) {
  return std::none_of(names.reasons.begin(), names.reasons.end(), [](const Reason& reason) {
    return reason.because == Because::part_differs || reason.because == Because::number_differs ||
           reason.because == Because::form_differs || reason.because == Because::nothing_in_common;
  });
}

bool same_set(std::vector<std::string> a, std::vector<std::string> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

/// "Jr" on one side only.
bool generation_open(const Sketch& a, const Sketch& b) {
  const auto has = [](const Sketch& sketch) {
    return std::any_of(sketch.name.parts.begin(), sketch.name.parts.end(),
                       [](const Part& part) { return part.kind == PartKind::suffix; });
  };
  return has(a) != has(b);
}

/// "Marek Lys" and "Lys Marek": either order may be a name of its own. Across articles bodies too: "Ports Ministry" is
/// somebody's words for a Ministry of Ports, of whichever country.
bool turned_round(const Sketch& a, const Sketch& b, Scope scope) {
  const auto first = plain_letters_of(a.name), second = plain_letters_of(b.name);
  if (a.kind != "person")
    return scope == Scope::two_articles && first.size() >= 2 && first != second && same_set(first, second);
  return first.size() >= 2 && second.size() >= 2 && first.front() == second.back() && first.front() != second.front() &&
         !role_words().family_first.contains(first.front()) && !role_words().family_first.contains(second.front());
}

/// The short form is the family name, which is the last part, or the first where families stand first.
bool is_short_form(const Sketch& a, const Sketch& b) {
  const auto first = plain_letters_of(a.name), second = plain_letters_of(b.name);
  if (a.kind != "person" || (first.size() != 1 && second.size() != 1) || first.size() == second.size()) return true;
  const auto& one = first.size() == 1 ? first : second;
  const auto& many = first.size() == 1 ? second : first;
  if (many.empty()) return true;
  return many.front() != one.front() || role_words().family_first.contains(one.front());
}

bool is_full_name(const Sketch& sketch) { return sketch.kind != "person" || plain_letters_of(sketch.name).size() >= 2; }

/// What both have in common besides the name; empty when nothing.
std::string common_ground(const Sketch& a, const Sketch& b, Scope scope) {
  const bool role = scope == Scope::one_article ? role_alike(a, b) : role_in_common(a, b);
  if (role) return fmt::format("both \"{}\"", shared_role(a, b));
  for (const std::string& name : a.company)
    if (b.company.contains(name)) return fmt::format("both named with \"{}\"", name);
  if (shared(a.matter, b.matter) >= kOneMatter) return "what is said about both is one matter";
  return {};
}

/// One full name, written alike, or otherwise with both role and company in common; roles that do not speak of two.
bool is_one_across(const Sketch& a, const Sketch& b, const Likeness& names, const std::string& ground) {
  if (ground.empty() || !explained_by_letters(names) || !is_full_name(a) || !is_full_name(b)) return false;
  if (written_otherwise(names) && !(role_in_common(a, b) && share_company(a, b))) return false;
  return roles_fit(a, b);
}

bool is_one_within(const Sketch& a, const Sketch& b, const Likeness& names, const std::string& ground) {
  if (!is_short_form(a, b) || short_surnames_differ(names, a, b)) return false;
  if (!explained_by_writing(names) && (!explained_in_a_text(names) || ground.empty())) return false;
  return a.roles.empty() || b.roles.empty() || !shared_role(a, b).empty();
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
  out.described = is_description(name);
  if (kind == "person") note_gender(out, name);
  return out;
}

void add_role(Sketch& sketch, std::string_view role) {
  Role words;
  for (std::string& word : plain_words(role))
    if (!role_words().light.contains(word)) words.insert(std::move(word));
  if (words.empty()) return;
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
  into.company.insert(other.company.begin(), other.company.end());
  into.matter.insert(other.matter.begin(), other.matter.end());
  add_date(into, other.first_date);
  add_date(into, other.last_date);
  if (into.gender.empty()) into.gender = other.gender;
}

Judgement judge(const Sketch& a, const Sketch& b, Scope scope) {
  if (a.described || b.described)
    return {Verdict::not_settled, {"a description is not a name: only the text can say who that is"}};
  const Likeness names = likeness(a.name, b.name);
  if (std::string why = excluded(a, b, names, scope); !why.empty()) return {Verdict::different, {std::move(why)}};
  Judgement out;
  for (const Reason& reason : names.reasons) out.because.push_back(text_of(reason));
  if (out.because.empty()) out.because.emplace_back("the same name");
  const std::string ground = common_ground(a, b, scope);
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
  const bool one =
      scope == Scope::one_article ? is_one_within(a, b, names, ground) : is_one_across(a, b, names, ground);
  if (!open && one) out.verdict = Verdict::same;
  return out;
}

}  // namespace whosays::match
