// See person_forms.h.
#include "coref/person_forms.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "coref/described_words.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

bool is_suffix(std::string_view word) {
  return word == "jr" || word == "sr" || word == "ii" || word == "iii" || word == "iv";
}

/// "Farmer Lars Quell", "Judge Tace": the first word is no given name.
Span without_role(const FieldView& view, Span name) {
  const std::uint32_t first = view.token_at(name.begin);
  if (first + 1 >= view.size() || view.span(first + 1).begin >= name.end || !view.capital(first + 1)) return name;
  const std::string_view word = view.lower(first);
  const bool given = gender_of_given_name(word) != Gender::unknown || gender_of_first_name(word) != Gender::unknown;
  const bool told = first > 0 && !view.capital(first - 1) && role_word(view.lower(first - 1));  // "officer Dean Friel"
  return role_word(word) && !given && !told ? Span{view.span(first + 1).begin, name.end} : name;
}

/// A noun for what somebody is, or is to somebody else.
bool says_who(std::string_view word) {
  return role_word(word) || names_trade(word) || !converse_of(word).empty() ||
         describing_noun(word).use == NounUse::any;
}

bool opposes(std::string_view a, std::string_view b) {
  static const auto kPairs = [] {
    const lexicon::Table table("role_words.tsv");
    std::set<std::pair<std::string_view, std::string_view>> out;
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (table.at(row, "kind") == "opposes") out.emplace(table.at(row, "word"), table.at(row, "other"));
    return out;
  }();
  return kPairs.contains({a, b}) || kPairs.contains({b, a});
}

}  // namespace

Form form_of(const Scene& scene, std::uint32_t row) {
  const Name& name = scene.names.rows[row];
  const FieldView& view = scene.view(name.field);
  Form form;
  form.row = row;
  form.span = without_role(view, name.span);
  form.words = name_words(view.words(form.span));
  if (form.words.size() > 1 && is_suffix(form.words.back())) {
    form.suffix = form.words.back();
    form.words.pop_back();
  }
  const std::uint32_t first = view.token_at(name.span.begin);
  if (first > 0) form.honorific = honorific(view.lower(first - 1));
  return form;
}

bool comes_as_relative(const Scene& scene, const Form& form) {
  constexpr std::uint32_t kNear = 4;
  const FieldView& view = scene.view(scene.names.rows[form.row].field);
  const Range tokens = view.tokens_of(form.span);
  const std::uint32_t sentence = view.sentence(tokens.first);
  static const lexicon::WordSet kin("coref_kin.txt");
  const auto relates = [&](std::uint32_t i) {
    return (kin.has(view.lower(i)) && !view.capital(i)) ||  // not "Father Dunn"
           (i > 0 && view.lower(i) == "lady" && view.lower(i - 1) == "first");
  };
  std::uint32_t before = tokens.first;
  if (before > 1 && view.lower(before - 1) == ",") --before;
  if (before > 0 && view.sentence(before - 1) == sentence) {
    if (relates(before - 1)) return true;
    if (view.lower(before - 1) == "and" && before > 1 && view.lower(before - 2) == form.words.back()) return true;
  }
  const std::uint32_t behind = tokens.first + tokens.count;
  if (behind >= view.size() || view.lower(behind) != ",") return false;
  for (std::uint32_t i = behind + 1; i < std::min(behind + 2 + kNear, view.size()); ++i) {
    if (view.lower(i) == "," || view.sentence(i) != sentence) return false;
    if (relates(i)) return true;
  }
  return false;
}

bool is_no_name(const Scene& scene, const Form& form) {
  static const lexicon::WordSet nations("names_nationalities.txt");
  const FieldView& view = scene.view(scene.names.rows[form.row].field);
  const std::uint32_t token = view.token_at(form.span.begin);
  if (form.words.size() != 1 || form.honorific || token >= view.size()) return false;
  const std::string_view word = view.lower(token);
  if (honorific(word)) return true;  // "Barr" of "Barr. Timi Dokubo"
  const bool the = token > 0 && view.lower(token - 1) == "the";
  if (the && (nations.has(word) || describing_noun(word).use == NounUse::bare)) return true;
  if (!role_word(word) || form.row + 1 >= scene.names.rows.size()) return false;
  const Name& next = scene.names.rows[form.row + 1];
  return next.type == NameType::person && next.field == scene.names.rows[form.row].field &&
         next.span.begin == form.span.end + 1;
}

bool with_given_name(const FieldView& view, Span name) {
  const std::uint32_t first = view.token_at(name.begin);
  return first > 0 && is_any_of(view.lower(first - 1), {"sir", "dame", "lady", "lord", "don", "doña", "sister",
                                                        "father", "mzee", "sheikh", "mother", "brother"});
}

bool comes_as_wife(const FieldView& view, Span name) {
  std::uint32_t first = view.token_at(name.begin);
  if (first > 1 && view.word(first - 1) == ",") --first;
  return first > 0 && is_any_of(view.lower(first - 1), {"wife", "mother", "widow"});
}

std::string middle_of(const Form& form) {
  std::string out;
  for (std::size_t i = 1; i + 1 < form.words.size(); ++i) out += form.words[i] + " ";
  return out;
}

bool middles_agree(const std::string& a, const std::string& b) {
  const std::size_t n = std::min(a.size(), b.size());
  if (n == 0) return true;
  return a.compare(0, n - 1, b, 0, n - 1) == 0;
}

bool stands_at(const FieldView& v, std::uint32_t token) {
  constexpr std::uint32_t kReach = 4;
  static const lexicon::WordSet verbs("coref_done_at_people.txt");
  if (token < 2 || v.lower(token - 1) != "at") return false;
  const std::uint32_t begin = v.sentence_row(v.sentence(token)).first_token;
  for (std::uint32_t i = token - 1; i > begin && token - i < kReach; --i)
    for (const std::string_view verb : verbs)
      if (v.lower(i - 1).starts_with(verb)) return false;
  return true;
}

Introduction introduction_of(const FieldView& view, Span name) {
  constexpr std::uint32_t kLongest = 6;
  const Range tokens = view.tokens_of(name);
  const std::uint32_t comma = tokens.first + tokens.count;
  Introduction out;
  if (tokens.count == 0 || comma + 1 >= view.size() || view.word(comma) != ",") return out;
  std::uint32_t i = comma + 1;
  if (i + 1 < view.size() && view.kind(i) == TokenKind::number && view.word(i + 1) == ",") i += 2;  // an age
  const bool whose = i < view.size() && is_any_of(view.lower(i), {"his", "her"});
  if (i < view.size() && (whose || is_any_of(view.lower(i), {"a", "an", "the", "its", "their"}))) ++i;
  for (const std::uint32_t end = std::min(view.size(), i + kLongest); i < end; ++i) {
    const std::string_view word = view.lower(i);
    const bool who = says_who(word);
    if (view.kind(i) != TokenKind::word || view.capital(i) || view.sentence(i) != view.sentence(comma)) return {};
    if (stops_role(word) && !who) return {};
    out.words.push_back(word);
    const std::uint32_t next = i + 1;
    const bool ends = next >= view.size() || view.kind(next) != TokenKind::word ||
                      is_any_of(view.lower(next), {"of", "for", "at", "with", "in", "to", "from", "on", "who"});
    if (!who || !ends) continue;
    // "his father, a retired baker"
    out.relative = whose && !converse_of(word).empty();
    return out;
  }
  return {};
}

bool brings_in_person(const Introduction& told) {
  return !told.empty() && is_any_of(told.words.back(), {"chairman", "chairwoman", "director", "president", "governor",
                                                        "mayor", "minister", "spokesman", "spokeswoman"});
}

bool tell_two(const Introduction& a, const Introduction& b) {
  if (a.empty() || b.empty()) return false;
  if (a.relative != b.relative) return true;
  return std::any_of(a.words.begin(), a.words.end(), [&](std::string_view one) {
    return std::any_of(b.words.begin(), b.words.end(), [&](std::string_view other) { return opposes(one, other); });
  });
}

}  // namespace whosays::coref
