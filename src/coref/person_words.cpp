#include "coref/person_words.h"

#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

using Genders = WordMap<Gender>;

Genders genders(std::string_view file, std::string_view column) {
  Genders out;
  const lexicon::Table table(file);
  out.reserve(table.rows());
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const std::string_view mark = table.at(i, "gender");
    out.emplace(table.at(i, column), mark == "f" ? Gender::female : mark == "m" ? Gender::male : Gender::unknown);
  }
  return out;
}

std::optional<Gender> looked_up(const Genders& genders, std::string_view word) {
  const auto found = genders.find(word);
  if (found == genders.end()) return std::nullopt;
  return found->second;
}

std::string_view without_stop(std::string_view word) {
  return word.size() > 1 && word.back() == '.' ? word.substr(0, word.size() - 1) : word;
}

/// None where the list has not the name; unknown where it is given to both.
std::optional<Gender> given_name(std::string_view name) {
  static const Genders table = genders("names_given.tsv", "name");
  return looked_up(table, name);
}

}  // namespace

Gender gender_of_given_name(std::string_view name) { return given_name(name).value_or(Gender::unknown); }

Gender gender_of_first_name(std::string_view name) {
  static const Genders more = genders("coref_given_names.tsv", "name");
  static const Genders world = genders("coref_world_names.tsv", "name");
  if (const auto known = given_name(name)) return *known;
  static const Genders own = genders("coref_own_given_names.tsv", "name");
  if (const auto found = looked_up(world, name)) return *found;
  if (const auto found = looked_up(more, name)) return *found;
  if (const auto found = looked_up(own, name)) return *found;
  static const Genders counted = genders("coref_counted_names.tsv", "name");
  return looked_up(counted, name).value_or(Gender::unknown);
}

Gender likely_gender(std::string_view first_name) {
  const Gender known = gender_of_first_name(first_name);
  if (known != Gender::unknown) return known;
  return first_name.size() > 4 && first_name.ends_with('a') ? Gender::female : Gender::unknown;
}

std::optional<Gender> honorific(std::string_view word) {
  static const Genders table = genders("coref_honorifics.tsv", "word");
  return looked_up(table, without_stop(word));
}

std::optional<Gender> role_word(std::string_view word) {
  static const Genders table = genders("coref_roles.tsv", "word");
  return looked_up(table, word);
}

std::optional<std::string> plural_role(std::string_view word) {
  if (word.size() < 4 || word.back() != 's') return std::nullopt;
  const std::string_view singular = word.substr(0, word.size() - 1);
  if (!role_word(singular)) return std::nullopt;
  return std::string(singular);
}

bool is_person_noun(std::string_view word) {
  static const lexicon::WordSet lists[] = {lexicon::WordSet("person_nouns.txt"), lexicon::WordSet("source_nouns.txt"),
                                           lexicon::WordSet("unnamed_heads.txt"), lexicon::WordSet("spokespeople.txt"),
                                           lexicon::WordSet("agents.txt")};
  for (const lexicon::WordSet& list : lists)
    if (list.has(word)) return true;
  return role_word(word) || plural_role(word);
}

bool stops_role(std::string_view word) {
  static const lexicon::WordSet words("coref_stops.txt");
  if (words.has(word)) return true;
  return word.size() > 4 && word.ends_with("ed") && word != "retired" && word != "elected" && word != "appointed";
}

bool leads_role(std::string_view word) {
  static const lexicon::WordSet words("coref_leads.txt");
  return words.has(word);
}

bool is_particle(std::string_view word) {
  for (const std::string_view p : {"de", "van", "von", "der", "den", "del", "della", "di", "da", "du", "la", "le",
                                   "bin", "ibn", "ben", "al", "el", "ter", "ten"})
    if (p == word) return true;
  return false;
}

}  // namespace whosays::coref
