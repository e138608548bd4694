#include "footing/source_titles.h"

namespace whosays::footing {
namespace {

bool is_courtesy(std::string_view w) {
  if (w.size() > 2 && w.back() == '.') w.remove_suffix(1);
  return is_one_of(w, {"mr",  "mrs", "ms",  "dr", "prof", "sir", "dame", "lord", "lady", "rev",  "hon",  "gov",  "sen",
                       "rep", "gen", "col", "lt", "sgt",  "adm", "capt", "maj",  "cpl",  "insp", "supt", "judge"});
}

/// Offices that have a field or a place: "secretary of state", "ambassador to the United Nations".
bool is_office(std::string_view w) {
  return is_one_of(w, {"secretary",
                       "minister",
                       "director",
                       "chairman",
                       "chairwoman",
                       "chair",
                       "president",
                       "ambassador",
                       "commissioner",
                       "superintendent",
                       "chief",
                       "governor",
                       "archbishop",
                       "bishop",
                       "dean",
                       "speaker",
                       "host",
                       "co-host",
                       "cohost",
                       "editor",
                       "professor",
                       "head",
                       "leader",
                       "general",
                       "director-general",
                       "secretary-general",
                       "co-chair",
                       "co-founder",
                       "founder"});
}

bool is_determined(std::string_view w) {
  return is_one_of(w, {"the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "one"});
}

bool is_role(const SourcePhrase& p, std::uint32_t i) {
  const std::string_view w = p.lower(i);
  if (is_one_of(w, {"ceo", "c.e.o", "c.e.o.", "executive", "chief"})) return true;
  return is_person_word(w) && !w.ends_with('s');
}

bool is_kind_of_office(std::string_view w) {
  return is_one_of(w, {"prime", "vice", "deputy", "attorney", "chief", "foreign", "the", "then", "former"});
}

}  // namespace

bool name_ends_at(const SourcePhrase& p, std::uint32_t end) {
  if (end >= p.range.end) return true;
  return is_one_of(p.lower(end), {",", "who", "which", "of", "from", "at", "("}) ||
         is_dash_alone(p.passage.tokens, end);
}

bool are_titles_before(const SourcePhrase& p, std::uint32_t name) {
  const std::uint32_t begin = p.range.begin;
  if (name < begin + 2) return false;
  // "Gov.", "President" before the name are the name's own.
  std::uint32_t title = name;
  while (title > begin &&
         (p.lower(title - 1) == "." || is_courtesy(p.lower(title - 1)) ||
          (p.capital(title - 1) && title - 1 > begin && (is_role(p, title - 1) || is_office(p.lower(title - 1))))))
    --title;
  std::uint32_t preposition = title, joined = title;
  for (std::uint32_t i = begin; i < title; ++i) {
    const std::string_view w = p.lower(i);
    if (is_one_of(w, {",", ";", ":", "\"", "“", "”"}) || is_dash_alone(p.passage.tokens, i)) return false;
    if (is_one_of(w, {"who", "which", "that", "whose", "whom", "by", "with", "against", "about", "including", "between",
                      "than", "like", "as", "from", "or", "but", "not"}))
      return false;
    const bool in_chief = w == "in" && i + 1 < title && p.lower(i + 1) == "chief";
    if (preposition == title && is_one_of(w, {"of", "to", "for", "in", "at", "on"}) && !in_chief) preposition = i;
    if (joined == title && is_one_of(w, {"and", "&"})) joined = i;
  }
  if (preposition < title) {
    // "Aide to Senator Ana Vell": nothing but the name's own titles stands behind "to".
    bool says_which = false;
    for (std::uint32_t i = preposition + 1; i < title; ++i) says_which = says_which || !is_kind_of_office(p.lower(i));
    // "Speaker of the House Ana Vell and Leader Jan Holm" are two.
    if (joined < title && title < name) return false;
    return says_which && preposition > begin && is_office(p.lower(preposition - 1)) && !is_determined(p.lower(begin)) &&
           (joined == title || joined > preposition);
  }
  std::uint32_t said = name - 1;
  if (is_one_of(p.lower(said), {"called", "named"}) && said > begin) --said;
  if (title == name && !is_role(p, said)) return false;
  if (joined == title) return true;
  return joined > begin && is_role(p, joined - 1) && !is_determined(p.lower(begin));
}

}  // namespace whosays::footing
