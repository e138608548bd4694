// See name_fit.h.
#include "match/name_fit.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "match/role_fit.h"

namespace whosays::match {
namespace {

constexpr double kNamesAgree = 0.5;  ///< as likeness.h has it

/// Names of families that stand before the given name.
const lexicon::WordSet& family_first() {
  static const lexicon::WordSet names("names_family_first.txt");
  return names;
}

/// Words that names of bodies everywhere are made of, in plain letters.
const lexicon::WordSet& body_words() {
  static const lexicon::WordSet words("match_body_words.txt");
  return words;
}

bool is_given_name(std::string_view letters) {
  static const auto kNames = [] {
    std::set<std::string_view> out;
    for (const std::string_view file : {"names_given.tsv", "coref_given_names.tsv"}) {
      const lexicon::Table table(file);
      for (std::size_t row = 0; row < table.rows(); ++row) out.insert(table.at(row, "name"));
    }
    return out;
  }();
  return kNames.contains(letters);
}

std::vector<std::string> plain_letters_of(const NameForm& form) {
  std::vector<std::string> out;
  for (const Part& part : form.parts)
    if (part.kind == PartKind::plain) out.push_back(part.letters);
  return out;
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

bool same_set(std::vector<std::string> a, std::vector<std::string> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

/// In other letters, whether or not they sound alike: the key of a sound has no vowels.
bool spelt_otherwise(const Reason& reason) {
  return reason.because == Because::other_spelling || reason.because == Because::other_transliteration;
}

}  // namespace

bool explained_by_writing(const Likeness& names) {
  return names.score >= kNamesAgree &&
         std::all_of(names.reasons.begin(), names.reasons.end(), [](const Reason& reason) {
           return reason.because == Because::same_letters || reason.because == Because::joined ||
                  reason.because == Because::nickname || (spelt_otherwise(reason) && only_other_letters(reason));
         });
}

bool same_full_name(const Sketch& a, const Sketch& b, const Likeness& names) {
  const std::size_t parts = std::min(plain_letters_of(a.name).size(), plain_letters_of(b.name).size());
  return parts >= 2 && std::all_of(names.reasons.begin(), names.reasons.end(), [](const Reason& reason) {
           return reason.because == Because::same_letters || reason.because == Because::joined;
         });
}

bool explained_in_a_text(const Likeness& names) {
  return std::none_of(names.reasons.begin(), names.reasons.end(), [](const Reason& reason) {
    return reason.because == Because::part_differs || reason.because == Because::number_differs ||
           reason.because == Because::form_differs || reason.because == Because::nothing_in_common;
  });
}

bool misspelt(const Likeness& names) {
  return std::any_of(names.reasons.begin(), names.reasons.end(),
                     [](const Reason& reason) { return spelt_otherwise(reason) && !only_other_letters(reason); });
}

bool short_surnames_differ(const Likeness& names, const Sketch& a, const Sketch& b) {
  constexpr std::size_t kShort = 4;  ///< one more where a letter stands for another: "Odel" and "Odell" may be a slip
  const auto first = plain_letters_of(a.name), second = plain_letters_of(b.name);
  if (a.kind != "person" || first.empty() || second.empty()) return false;
  const bool leads = family_first().has(first.front()) || family_first().has(second.front());
  return std::any_of(names.reasons.begin(), names.reasons.end(), [&](const Reason& reason) {
    const std::size_t short_of = kShort + (reason.first.size() == reason.second.size() ? 1U : 0U);
    const bool last = reason.first == first.back() && reason.second == second.back();
    const bool front = leads && reason.first == first.front() && reason.second == second.front();
    return spelt_otherwise(reason) && !only_other_letters(reason) && (last || front) &&
           std::max(reason.first.size(), reason.second.size()) <= short_of;
  });
}

bool given_names_differ(const Likeness& names, const Sketch& a, const Sketch& b) {
  const auto first = plain_letters_of(a.name), second = plain_letters_of(b.name);
  if (a.kind != "person" || first.empty() || second.empty()) return false;
  return std::any_of(names.reasons.begin(), names.reasons.end(), [&](const Reason& reason) {
    const bool leads = reason.first == first.front() && reason.second == second.front();
    return spelt_otherwise(reason) && !only_other_letters(reason) && leads && is_given_name(reason.first) &&
           is_given_name(reason.second) && reason.first.size() == reason.second.size();
  });
}

bool generation_open(const Sketch& a, const Sketch& b) {
  const auto has = [](const Sketch& sketch) {
    return std::any_of(sketch.name.parts.begin(), sketch.name.parts.end(),
                       [](const Part& part) { return part.kind == PartKind::suffix; });
  };
  return has(a) != has(b);
}

bool turned_round(const Sketch& a, const Sketch& b, Scope scope) {
  const auto first = plain_letters_of(a.name), second = plain_letters_of(b.name);
  if (a.kind != "person")
    return scope == Scope::two_articles && first.size() >= 2 && first != second && same_set(first, second);
  // "Omar Hassan Farid" and "Omar Farid Hassan" have other fathers.
  if (first.size() > 2 && first != second && same_set(first, second) && first.front() == second.front()) return true;
  return first.size() >= 2 && second.size() >= 2 && first.front() == second.back() && first.front() != second.front() &&
         !family_first().has(first.front()) && !family_first().has(second.front());
}

bool is_short_form(const Sketch& a, const Sketch& b) {
  const auto first = plain_letters_of(a.name), second = plain_letters_of(b.name);
  if (a.kind != "person" || (first.size() != 1 && second.size() != 1) || first.size() == second.size()) return true;
  const auto& one = first.size() == 1 ? first : second;
  const auto& many = first.size() == 1 ? second : first;
  if (many.empty()) return true;
  return many.front() != one.front() || family_first().has(one.front());
}

bool is_telling_name(const Sketch& sketch) {
  const auto words = plain_letters_of(sketch.name);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) { return !body_words().has(word); });
}

}  // namespace whosays::match
