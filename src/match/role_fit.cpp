// See role_fit.h.
#include "match/role_fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <tuple>

#include "lexicon/lexicon.h"

namespace whosays::match {
namespace {

constexpr int kLeastDaysToLeave = 372;  ///< between somebody's holding an office and being called its former holder

std::size_t shared(const std::set<std::string>& a, const std::set<std::string>& b) {
  const auto& [fewer, more] = a.size() <= b.size() ? std::tie(a, b) : std::tie(b, a);
  return static_cast<std::size_t>(
      std::count_if(fewer.begin(), fewer.end(), [&](const auto& word) { return more.contains(word); }));
}

Role without(const Role& role, const std::set<std::string, std::less<>>& words) {
  Role out;
  std::copy_if(role.begin(), role.end(), std::inserter(out, out.end()),
               [&](const std::string& word) { return !words.contains(word); });
  return out;
}

Role without_past(const Role& role) { return without(role, role_words().past); }

/// The office alone.
Role plain(const Role& role) { return without(without_past(role), role_words().term); }

bool has_any(const Role& role, const std::set<std::string, std::less<>>& words) {
  return std::any_of(role.begin(), role.end(), [&](const std::string& word) { return words.contains(word); });
}

/// One role says no more than the other, or most of their words are the same.
bool agree(const Role& first, const Role& second) {
  const Role a = plain(first), b = plain(second);
  const std::size_t both = shared(a, b);
  return both > 0 && (both == std::min(a.size(), b.size()) || 2 * both >= a.size() + b.size() - both);
}

std::string words_of_role(const Role& role) { return fmt::format("{}", fmt::join(role, " ")); }

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

/// "mayor of Callis" and "mayor of Tarn": the same office, in one year, elsewhere.
bool one_office_in_two_places(const Role& a, const Role& b) {
  Role office, a_rest, b_rest;
  for (const std::string& word : a)
    (role_words().sole.contains(word) && b.contains(word) ? office : a_rest).insert(word);
  for (const std::string& word : b)
    if (!office.contains(word)) b_rest.insert(word);
  return !office.empty() && !a_rest.empty() && !b_rest.empty() && shared(a_rest, b_rest) == 0;
}

/// What the office is: "mayor" of "mayor of Callis", "adviser" of "mayor's adviser" and of "adviser to the mayor".
std::string head_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (role_words().light.contains(word) && !out.empty()) break;
    out = word;
  }
  return out;
}

/// One person holds it, in one place, at a time. "Director", "executive": of a museum there is one, of a board a dozen,
/// so that a word must say which.
bool is_one_persons(const std::vector<std::string>& words) {
  const RoleWords& all = role_words();
  const std::string head = head_of(words);
  const bool board = words.size() == 1 && (head == "director" || head == "executive");
  return all.sole.contains(head) && !board && std::none_of(words.begin(), words.end(), [&](const std::string& word) {
           return all.several.contains(word) || all.kin.contains(word) || all.common.contains(word);
         });
}

bool oppose(const Role& a, const Role& b) {
  const auto& pairs = role_words().opposes;
  return std::any_of(a.begin(), a.end(), [&](const std::string& one) {
    return std::any_of(b.begin(), b.end(), [&](const std::string& other) {
      return pairs.contains({one, other}) || pairs.contains({other, one});
    });
  });
}

}  // namespace

const RoleWords& role_words() {
  static const RoleWords words = [] {
    RoleWords out;
    const lexicon::Table table("role_words.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string word(table.at(row, "word"));
      const std::string_view kind = table.at(row, "kind");
      if (kind == "light") out.light.insert(word);
      if (kind == "article") out.light.insert(word), out.article.insert(word);
      if (kind == "sole") out.sole.insert(word);
      if (kind == "several") out.several.insert(word);
      if (kind == "courtesy") out.courtesy.insert(word);
      if (kind == "common") out.common.insert(word);
      if (kind == "past") out.past.insert(word);
      if (kind == "term") out.term.insert(word);
      if (kind == "kin") out.kin.insert(word);
      if (kind == "male") out.male.insert(word);
      if (kind == "female") out.female.insert(word);
      if (kind == "opposes") out.opposes.emplace(word, table.at(row, "other"));
    }
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

std::string shared_role(const Sketch& a, const Sketch& b) {
  for (const Role& first : a.roles)
    for (const Role& second : b.roles)
      if (agree(first, second)) return words_of_role(first.size() <= second.size() ? first : second);
  return {};
}

bool share_company(const Sketch& a, const Sketch& b) { return shared(a.company, b.company) > 0; }

std::string office_of(std::string_view role) {
  std::string out;
  for (const std::string& word : plain_words(role)) {
    if (role_words().article.contains(word)) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

bool one_office(const Sketch& a, const Sketch& b) {
  if (!share_company(a, b)) return false;
  return std::any_of(a.offices.begin(), a.offices.end(), [&](const std::string& office) {
    return b.offices.contains(office) && is_one_persons(plain_words(office));
  });
}

bool role_alike(const Sketch& a, const Sketch& b) {
  for (const Role& first : a.roles)
    for (const Role& second : b.roles) {
      if (!agree(first, second)) continue;
      for (const std::string& word : plain(first))
        if (second.contains(word) && !role_words().common.contains(word)) return true;
    }
  return false;
}

bool same_role(const Sketch& a, const Sketch& b) {
  return std::any_of(a.roles.begin(), a.roles.end(), [&](const Role& first) {
    return std::any_of(b.roles.begin(), b.roles.end(), [&](const Role& second) {
      const Role office = plain(first);
      return !office.empty() && office == plain(second);
    });
  });
}

bool roles_fit(const Sketch& a, const Sketch& b) {
  if (a.roles.empty() || b.roles.empty()) return true;
  for (const Role& first : a.roles)
    for (const Role& second : b.roles) {
      const Role one = plain(first), other = plain(second);
      const std::size_t both = shared(one, other);
      if (both > 0 && both == std::min(one.size(), other.size())) return true;
    }
  return false;
}

std::string two_offices(const Sketch& a, const Sketch& b) {
  for (const Role& first : a.roles)
    for (const Role& second : b.roles) {
      if (oppose(first, second))
        return fmt::format("\"{}\" and \"{}\" are two sides", words_of_role(first), words_of_role(second));
      if (one_office_in_two_places(first, second))
        return fmt::format("\"{}\" and \"{}\" at one time", words_of_role(first), words_of_role(second));
    }
  return {};
}

bool left_and_holds_at_once(const Sketch& a, const Sketch& b) {
  const auto at_once = [](const Sketch& left, const Sketch& in_office) {
    return holds(left, true) && !holds(left, false) && holds(in_office, false) && !holds(in_office, true) &&
           days_between(in_office.last_date, left.first_date) < kLeastDaysToLeave;
  };
  return at_once(a, b) || at_once(b, a);
}

bool back_in_office(const Sketch& a, const Sketch& b) {
  const auto left_before = [](const Sketch& left, const Sketch& in_office) {
    return holds(left, true) && !holds(left, false) && holds(in_office, false) && left.last_date < in_office.first_date;
  };
  return left_before(a, b) || left_before(b, a);
}

bool is_kin(const Sketch& sketch) {
  return std::any_of(sketch.roles.begin(), sketch.roles.end(),
                     [](const Role& role) { return has_any(role, role_words().kin); });
}

}  // namespace whosays::match
