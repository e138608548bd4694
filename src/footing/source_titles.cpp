#include "footing/source_titles.h"

#include <algorithm>

#include "base/word_map.h"
#include "footing/function_words.h"
#include "footing/source_class.h"
#include "lexicon/lexicon.h"
#include "lexicon/word_classes.h"

namespace whosays::footing {
namespace {

enum Kind : std::uint8_t { kCourtesy = 1, kOffice = 2, kRole = 4, kRank = 8, kAnother = 16 };

const WordMap<std::uint8_t>& title_words() {
  static const auto all = [] {
    const lexicon::Table table("source_titles.tsv");
    constexpr std::pair<std::string_view, Kind> kKinds[] = {
        {"courtesy", kCourtesy}, {"office", kOffice}, {"role", kRole}, {"rank", kRank}, {"another", kAnother}};
    WordMap<std::uint8_t> out;
    for (std::size_t row = 0; row < table.rows(); ++row)
      for (const auto& [name, kind] : kKinds)
        if (table.at(row, "kind") == name) out[table.at(row, "word")] |= kind;
    const lexicon::WordClasses of_names("names_words.tsv");
    for (const std::string_view word : of_names.of("honorific")) out[word] |= kCourtesy;
    return out;
  }();
  return all;
}

bool is_a(std::string_view word, Kind kind) {
  if (word.size() > 2 && word.back() == '.') word.remove_suffix(1);
  const auto found = title_words().find(word);
  return found != title_words().end() && (found->second & kind) != 0;
}

/// "Assistant Secretary of State", which a name of a body may be taken for.
bool holds_office(const SourcePhrase& p, TokenRange body) {
  for (std::uint32_t i = body.begin; i < body.end; ++i)
    if (is_a(p.lower(i), kOffice)) return true;
  return false;
}

bool is_determined(std::string_view w) { return is_definite_determiner(w) || is_one_of(w, {"a", "an", "one"}); }

bool is_role(const SourcePhrase& p, std::uint32_t i) {
  const std::string_view w = p.lower(i);
  return is_a(w, kRole) || is_a(w, kOffice) || (is_person_word(w) && !w.ends_with('s'));
}

bool leads_field(std::string_view w) { return is_one_of(w, {"of", "to", "for", "in", "at", "on"}); }

/// "Staff" of "Chief of Staff", "Chief" of "Editor in Chief": part of the office, and no title of the name behind it.
bool completes_office(const SourcePhrase& p, std::uint32_t i) {
  return i > p.range.begin + 1 && is_one_of(p.lower(i - 1), {"of", "in"}) && is_a(p.lower(i - 2), kOffice);
}

/// Where the name's own titles begin: "Gov.", "President".
std::uint32_t own_titles(const SourcePhrase& p, std::uint32_t name) {
  std::uint32_t title = name;
  for (; title > p.range.begin; --title) {
    const std::string_view before = p.lower(title - 1);
    const bool office =
        p.capital(title - 1) && title - 1 > p.range.begin && is_role(p, title - 1) && !completes_office(p, title - 1);
    if (before != "." && !is_a(before, kCourtesy) && !office) break;
  }
  return title;
}

/// What stands before a name: from where on it is said of the name, and where its field begins.
struct Before {
  std::uint32_t begin = 0;        ///< behind a possessor
  std::uint32_t title = 0;        ///< of the name's own titles
  std::uint32_t preposition = 0;  ///< the first outside the names of bodies; `title` where there is none
  std::uint32_t joined = 0;       ///< the first "and"; `title` where there is none
  bool determined = false;
};

/// "Secretary of State", "chief economist for northern markets": whoever has the office is named behind its field.
bool has_field(const SourcePhrase& p, const Before& b) {
  if (b.preposition == b.begin || b.preposition + 1 >= b.title) return false;  // "Aide to Senator Ana Vell"
  const std::uint32_t field = b.preposition + 1;
  bool says_which = false;
  bool lower = true;
  for (std::uint32_t i = field; i < b.title; ++i) {
    says_which = says_which || !is_a(p.lower(i), kRank);
    lower = lower && !p.capital(i);
  }
  if (!says_which) return false;
  // "A spokesman for the mayor Joe Holm": the last noun is said of the name.
  const bool of_name = is_role(p, b.title - 1) && p.lower(b.preposition) != "of" && p.lower(b.preposition) != "in";
  if (of_name) return false;
  if (is_a(p.lower(b.preposition - 1), kOffice)) return true;
  return lower && is_role(p, b.preposition - 1) && !is_role(p, b.title - 1) && !is_determined(p.lower(field));
}

/// "Health and Human Services Secretary": the "and" stands within the name of what the office is for.
bool joins_field(const SourcePhrase& p, const Before& b) {
  const std::uint32_t i = b.joined;
  if (i == b.begin || i + 2 >= b.title || !p.capital(i - 1) || !p.capital(i + 1)) return false;
  return !is_role(p, i - 1) && !is_role(p, i + 1) && !is_a(p.lower(i + 1), kRank) && !is_a(p.lower(i + 1), kCourtesy);
}

bool says_what(const SourcePhrase& p, const Before& b, std::uint32_t name) {
  if (b.preposition < b.title) {
    // "Speaker of the House Ana Vell and Leader Jan Holm" are two.
    if (b.joined < b.title && b.title < name) return false;
    return has_field(p, b) && !b.determined && (b.joined == b.title || b.joined > b.preposition);
  }
  std::uint32_t said = name - 1;
  if (is_one_of(p.lower(said), {"called", "named"}) && said > b.begin) --said;
  if (b.title == name && !is_role(p, said)) return false;
  return b.joined == b.title || joins_field(p, b);
}

}  // namespace

bool name_ends_at(const SourcePhrase& p, std::uint32_t end) {
  if (end >= p.range.end) return true;
  return is_one_of(p.lower(end), {",", "who", "which", "of", "from", "at", "in", "("}) ||
         is_dash_alone(p.passage.tokens, end);
}

bool are_titles_before(const SourcePhrase& p, TokenRange whole, std::span<const TokenRange> bodies) {
  std::uint32_t name = whole.begin;
  // "Secretary of [State Ana Vell]", where more was taken for the name.
  if (whole.end > name + 2 && name > p.range.begin && completes_office(p, name)) ++name;
  if (name < p.range.begin + 2) return false;
  Before b;
  b.begin = p.range.begin;
  b.title = b.preposition = b.joined = own_titles(p, name);
  b.determined = is_determined(p.lower(b.begin));
  for (std::uint32_t i = b.begin; i < b.title; ++i) {
    const std::string_view w = p.lower(i);
    // "Institute for Coastal Law", "the Ministry of Works'"
    const bool in_body =
        std::ranges::any_of(bodies, [&](TokenRange body) { return body.holds(i) && !holds_office(p, body); });
    const bool first = b.preposition == b.title && b.joined == b.title && i + 1 < b.title;
    const bool possessive = is_one_of(w, {"'s", "’s", "'", "’"});
    // "Writer and broadcaster Ana Vell" is one, "his wife and Ana Vell" are two.
    const bool and_too = is_one_of(w, {"and", "&"}) && i > b.begin && is_role(p, i - 1) && !b.determined;
    // "The reaction: Secretary of State Ana Vell"
    if (first && (possessive || and_too || w == ":")) {
      b.begin = i + 1;
      b.determined = is_determined(p.lower(b.begin));
      continue;
    }
    if (in_body) continue;
    if (is_one_of(w, {",", ";", ":", "\"", "“", "”"}) || is_dash_alone(p.passage.tokens, i)) return false;
    if (is_a(w, kAnother)) return false;
    const bool in_chief = w == "in" && p.lower(i + 1) == "chief";
    if (b.preposition == b.title && leads_field(w) && !in_chief) b.preposition = i;
    if (b.joined == b.title && is_one_of(w, {"and", "&"})) b.joined = i;
  }
  // "Professor of Marine Biology at Callis": a field goes on behind a preposition, a name with an office does not.
  const bool goes_on = whole.end < p.range.end && leads_field(p.lower(whole.end));
  return says_what(p, b, name) && !(goes_on && b.preposition < b.title);
}

bool is_title_noun(std::string_view word) {
  return is_a(word, Kind::kRole) || is_a(word, Kind::kOffice) || is_a(word, Kind::kRank);
}

}  // namespace whosays::footing
