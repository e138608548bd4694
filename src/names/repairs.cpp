#include "names/repairs.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "names/word_lists.h"

namespace whosays::names {
namespace {

constexpr std::array<std::string_view, 4> kStorms{"hurricane", "typhoon", "cyclone", "tornado"};

/// Titles in short, which stand before names.
constexpr std::array<std::string_view, 12> kShort{"adm", "capt", "cmdr", "col", "doctor", "gen",
                                                  "gov", "lt",   "maj",  "rep", "sen",    "sgt"};

constexpr std::array<std::string_view, 50> kStates{
    "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN", "KS", "KY",
    "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY",
    "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY"};

/// "TX", "Tx": a state of the United States as addresses have it.
bool is_state(std::string_view word) {
  if (word.size() != 2 || word[0] < 'A' || word[0] > 'Z') return false;
  const char second = static_cast<char>(word[1] >= 'a' && word[1] <= 'z' ? word[1] - 32 : word[1]);
  return std::ranges::find(kStates, std::string{word[0], second}) != kStates.end();
}

/// The name of a file, or an address.
bool is_file(std::string_view words) {
  constexpr std::array<std::string_view, 6> kEndings{".doc", ".pdf", ".xls", ".jpg", ".htm", ".ppt"};
  return words.find("://") != std::string_view::npos ||
         std::ranges::any_of(kEndings, [&](std::string_view e) { return words.size() > 4 && words.ends_with(e); });
}

bool is_storm(std::string_view lower) { return std::ranges::find(kStorms, lower) != kStorms.end(); }

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool one_word(std::string_view words) { return words.find(' ') == std::string_view::npos; }

/// A title, and nothing that is also a name.
bool is_title_alone(const Name& name, std::string_view words) {
  if (name.type != NameType::person || !one_word(words)) return false;
  const std::uint32_t classes = word_lists().classes(utf8::ascii_lowered(words));
  const bool title = (classes & (kTitle | kHonorific)) != 0 && (classes & (kGiven | kSuffix)) == 0;
  return title || std::ranges::find(kShort, utf8::ascii_lowered(words)) != kShort.end();
}

/// The word before the name, where one blank stands between.
Span word_before(std::string_view text, const Name& name) {
  if (name.span.begin < 2 || text[name.span.begin - 1] != ' ') return {name.span.begin, name.span.begin};
  std::uint32_t at = name.span.begin - 1;
  while (at > 0 && is_letter(text[at - 1])) --at;
  return {at, name.span.begin - 1};
}

void make_storm(std::string_view text, Name& name) {
  const std::string lower = utf8::ascii_lowered(slice(text, name.span));
  const Span before = word_before(text, name);
  if (is_storm(lower.substr(0, lower.find(' ')))) {
    if (!one_word(lower)) name.type = NameType::event;
  } else if (is_storm(utf8::ascii_lowered(slice(text, before)))) {
    name.type = NameType::event;
    name.span.begin = before.begin;
  }
}

/// Bytes of the first of two places, or 0.
std::uint32_t first_place(const Name& name, std::string_view words) {
  const std::size_t blank = words.rfind(' ');
  if (name.type != NameType::place || blank == std::string_view::npos) return 0;
  if (is_state(words.substr(blank + 1))) return static_cast<std::uint32_t>(blank);
  const std::string lower = utf8::ascii_lowered(words);
  const std::string_view rest = std::string_view(lower).substr(0, blank);
  if (word_lists().is_place(lower) || !word_lists().is_place(std::string_view(lower).substr(blank + 1))) return 0;
  for (const std::string_view joins : {" of", " and", " the", ",", "-", " new"})
    if (rest.find(joins) != std::string_view::npos) return 0;
  return !one_word(rest) || word_lists().is_place(rest) ? static_cast<std::uint32_t>(blank) : 0;
}

/// "Vell" and "Anna" of "Vell, Anna", which begins a line or a quotation.
bool is_turned(std::string_view text, const Name& family, const Name& given) {
  if (family.field != given.field || family.type != NameType::person || family.span.end + 2 != given.span.begin)
    return false;
  const std::string_view between = text.substr(family.span.end, 2);
  const std::uint32_t at = family.span.begin;
  const bool begins = at == 0 || text[at - 1] == '\n' || text[at - 1] == '"' || text[at - 1] == '<';
  const std::string_view first = slice(text, given.span);
  const auto is_given = [](std::string_view word) {
    return (word_lists().classes(utf8::ascii_lowered(word)) & kGiven) != 0;
  };
  const std::string_view last = slice(text, family.span);
  return begins && between == ", " && one_word(last) && one_word(first) && is_given(first) && !is_given(last);
}

/// Behind the legal form of a company that follows at `at` ("Odel & Vell, Inc."), or `at`.
std::uint32_t legal_form_end(std::string_view text, std::uint32_t at) {
  constexpr std::array<std::string_view, 12> kForms{"Inc.", "Inc", "INC.", "Ltd.",   "Ltd", "LTD.",
                                                    "LLC",  "LLP", "L.P.", "L.L.C.", "PLC", "plc"};
  std::string_view rest = text.substr(at);
  const std::size_t between = rest.starts_with(", ") ? 2 : 1;
  if (!rest.starts_with(", ") && !rest.starts_with(" ")) return at;
  rest = rest.substr(between);
  for (const std::string_view form : kForms)
    if (rest.starts_with(form) && (rest.size() == form.size() || !is_letter(rest[form.size()])))
      return at + static_cast<std::uint32_t>(between + form.size());
  return at;
}

/// "odel@callis.example" with no blank is an address, whatever else it looks like.
bool is_address(std::string_view words) { return one_word(words) && words.find('@') != std::string_view::npos; }

}  // namespace

std::vector<Name> repaired(const Article& article, std::vector<Name> names) {
  std::vector<Name> out;
  out.reserve(names.size());
  for (Name& name : names) {
    const std::string_view text = article.field(name.field);
    const std::string_view words = slice(text, name.span);
    if (is_title_alone(name, words) || is_file(words) || is_address(words)) continue;
    if (const std::uint32_t end = legal_form_end(text, name.span.end); end != name.span.end) {
      name.span.end = end;
      name.type = NameType::organisation;
    }
    make_storm(text, name);
    if (const std::size_t dash = words.find(" - "); name.type == NameType::person && dash != std::string_view::npos)
      name.span.end = name.span.begin + static_cast<std::uint32_t>(dash);
    if (!out.empty() && is_turned(text, out.back(), name)) {
      out.back().span.end = name.span.end;
      continue;
    }
    if (const std::uint32_t size = first_place(name, slice(text, name.span)); size > 0) {
      Name second = name;
      second.span.begin += size + 1;
      name.span.end = name.span.begin + size;
      out.push_back(name);
      out.push_back(second);
      continue;
    }
    if (out.empty() || out.back().field != name.field || out.back().span.end <= name.span.begin) out.push_back(name);
  }
  return out;
}

}  // namespace whosays::names
