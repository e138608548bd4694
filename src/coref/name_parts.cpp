#include "coref/name_parts.h"

#include <algorithm>

#include "coref/described_words.h"
#include "coref/portraits.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

bool is_given(std::string_view word) { return gender_of_first_name(word) != Gender::unknown; }

/// At a sentence's beginning, where every word has a capital: "Directress", "Stallholder".
bool is_made_of_a_verb(std::string_view word) {
  return word.size() > 5 && (word.ends_with("er") || word.ends_with("or") || word.ends_with("ist") ||
                             word.ends_with("ress") || word.ends_with("man") || word.ends_with("woman"));
}

/// "Sleepy Jonas Odel", "Big Al Strick": a plain word before a given name and a surname.
bool is_epithet(const FieldView& v, std::uint32_t token) {
  static const lexicon::WordSet common("names_common.txt");
  const std::string_view word = v.lower(token);
  return word.size() > 2 && !is_given(word) && !is_particle(word) &&
         gender_of_given_name(v.lower(token + 1)) != Gender::unknown &&
         (common.has(word) ||
          (word.size() > 5 && (word.ends_with("y") || word.ends_with("ed") || word.ends_with("ing"))));
}

}  // namespace

bool is_name_too(std::string_view word) {
  return is_any_of(word,
                   {"dean",   "marshal",  "marshall", "earl",   "duke",     "baron",   "hunter",   "carter",   "piper",
                    "archer", "cooper",   "tyler",    "tanner", "sawyer",   "mason",   "page",     "taylor",   "turner",
                    "miller", "walker",   "fisher",   "porter", "parker",   "spencer", "chandler", "fletcher", "baker",
                    "butler", "bishop",   "king",     "prince", "sterling", "reeve",   "foster",   "harper",   "ranger",
                    "major",  "gardener", "smith",    "potter", "weaver",   "roper",   "jester"});
}

bool shouts_before(const FieldView& v, std::uint32_t token) {
  constexpr std::size_t kShortest = 4;  // "JD Odel" has initials
  const std::string_view word = v.word(token);
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_large = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::string_view next = v.word(token + 1);
  return word.size() >= kShortest && std::all_of(word.begin(), word.end(), is_large) &&
         std::any_of(next.begin(), next.end(), is_small) && v.capital(token + 1) && !is_given(v.lower(token + 1));
}

bool is_behind_names(std::string_view word) {
  return is_any_of(word, {"KC",  "QC",  "SC",  "MP",    "MEP",  "MSP", "MLA", "MPP",  "TD", "MBE", "OBE", "CBE",
                          "KBE", "DBE", "PhD", "Ph.D.", "M.D.", "MD",  "Esq", "Esq.", "JP", "FRS", "RN"});
}

bool is_no_part(const FieldView& v, std::uint32_t token, std::uint32_t end) {
  const std::string_view word = v.lower(token);
  const bool more = token + 2 < end && v.capital(token + 2);
  const bool surely_given = gender_of_given_name(word) != Gender::unknown || is_name_too(word);
  if (surely_given || (!more && is_given(word))) return false;
  if (word.find('-') != std::string_view::npos && (word.ends_with("ed") || word.ends_with("born"))) return true;
  if (honorific(word) || age_of(word) || names_trades(word)) return true;
  if (names_trade(word)) return more || !is_given(word);
  if (more && is_epithet(v, token)) return true;
  return more && !is_given(word) &&
         (is_any_of(word,
                    {"rival",    "opponent", "neighbour", "neighbor",     "colleague",   "widow",      "cousin",
                     "landlord", "landlady", "tenant",    "predecessor",  "successor",   "lawyer",     "comrade",
                     "mister",   "ex",       "furious",   "great-nephew", "great-niece", "stepmother", "stepfather"}) ||
          (is_made_of_a_verb(word) && v.sentence_row(v.sentence(token)).first_token == token));
}

}  // namespace whosays::coref
