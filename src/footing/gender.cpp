#include "footing/gender.h"

#include <initializer_list>

#include "base/word_map.h"
#include "footing/function_words.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr char kUnsaid = '\0';

/// f or m of the words of a table, in its column `key`.
void add_from(std::string_view name, std::string_view key, WordMap<char>& out) {
  const lexicon::Table table(name);
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (const std::string_view gender = table.at(row, "gender"); gender == "f" || gender == "m")
      out.emplace(table.at(row, key), gender.front());
}

char found(const WordMap<char>& words, std::string_view word) {
  const auto at = words.find(word);
  return at == words.end() ? kUnsaid : at->second;
}

/// Of the head, which is a noun or a pronoun, or of a name's courtesy or given name; an owner is somebody else.
char gender_of(const Grammar& g, TokenRange words) {
  static const WordMap<char> nouns = [] {
    WordMap<char> out;
    add_from("coref_descriptions.tsv", "word", out);
    return out;
  }();
  static const WordMap<char> names = [] {
    WordMap<char> out;
    add_from("coref_honorifics.tsv", "word", out);
    add_from("names_given.tsv", "name", out);
    return out;
  }();
  for (std::uint32_t w = words.begin; w < words.end; ++w) {
    if (!g.is_root(w) && words.holds(g.head(w))) continue;
    if (g.upos(w) == Upos::pron) return g.lower(w) == "she" ? 'f' : g.lower(w) == "he" ? 'm' : kUnsaid;
    if (g.upos(w) != Upos::propn) return found(nouns, g.lemma(w));
    break;
  }
  for (std::uint32_t w = words.begin; w < words.end; ++w) {
    if (g.relation(w) == Relation::nmod_poss || g.upos(w) == Upos::adp) return kUnsaid;  // who is meant comes later
    if (const char gender = found(names, g.lower(w)); gender != kUnsaid && g.upos(w) == Upos::propn) return gender;
  }
  return kUnsaid;
}

}  // namespace

bool may_mean(const Grammar& g, std::string_view pronoun, Span words) {
  const bool he = is_one_of(pronoun, {"he", "him", "his", "himself"});
  const bool she = is_one_of(pronoun, {"she", "her", "hers", "herself"});
  if (!he && !she) return true;
  const char gender = gender_of(g, g.words_of(words));
  return gender == kUnsaid || gender == (he ? 'm' : 'f');
}

}  // namespace whosays::footing
