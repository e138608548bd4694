#include "coref/described_words.h"

#include <algorithm>
#include <array>

#include "base/text_util.h"
#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

std::vector<std::string_view> words_of(std::string_view cell) {
  std::vector<std::string_view> out;
  for (const std::string_view word : split(cell, ' '))
    if (!word.empty()) out.push_back(word);
  return out;
}

void add_cues(std::string_view cell, DescribingNoun& noun) {
  for (std::string_view word : words_of(cell)) {
    const bool enough = word.front() == '+';
    if (enough) word.remove_prefix(1);
    noun.cues.push_back({word, enough});
  }
}

NounUse use_of(std::string_view cell) {
  if (cell == "bare") return NounUse::bare;
  return cell == "scene" ? NounUse::scene : NounUse::any;
}

struct Nouns {
  WordMap<DescribingNoun> all;

  Nouns() {
    const lexicon::Table by_hand("coref_descriptions.tsv");
    const lexicon::Table wordnet("coref_person_nouns.tsv");
    const lexicon::WordSet bodies("institutions.txt");
    const lexicon::WordSet media("media.txt");
    const lexicon::Table body_nouns("coref_body_nouns.tsv");
    WordBag of_bodies;
    for (std::size_t i = 0; i < body_nouns.rows(); ++i) of_bodies.insert(body_nouns.at(i, "word"));
    WordMap<std::size_t> row_of;
    for (std::size_t i = 0; i < wordnet.rows(); ++i) row_of.emplace(wordnet.at(i, "word"), i);
    for (std::size_t i = 0; i < by_hand.rows(); ++i) {
      DescribingNoun noun;
      const std::string_view mark = by_hand.at(i, "gender");
      noun.gender = mark == "f" ? Gender::female : mark == "m" ? Gender::male : Gender::unknown;
      noun.use = use_of(by_hand.at(i, "use"));
      noun.of = words_of(by_hand.at(i, "of"));
      add_cues(by_hand.at(i, "cues"), noun);
      // Cues by hand are better; of WordNet only what such a person is.
      const auto found = row_of.find(by_hand.at(i, "word"));
      if (found != row_of.end()) noun.is = words_of(wordnet.at(found->second, "is"));
      all.emplace(by_hand.at(i, "word"), std::move(noun));
    }
    for (std::size_t i = 0; i < wordnet.rows(); ++i) {
      const std::string_view word = wordnet.at(i, "word");
      if (all.contains(word) || bodies.has(word) || media.has(word) || of_bodies.contains(word))
        continue;  // "party", "company"
      DescribingNoun noun;
      noun.use = NounUse::any;
      noun.gender = role_word(word).value_or(Gender::unknown);
      noun.is = words_of(wordnet.at(i, "is"));
      add_cues(wordnet.at(i, "cues"), noun);
      for (Cue& cue : noun.cues) cue.enough = same_stem(cue.word, word);
      all.emplace(word, std::move(noun));
    }
    add_telling_words();
  }

 private:
  /// More of what tells of them; a noun that no other list has is one for people too.
  void add_telling_words() {
    const lexicon::Table table("coref_telling_words.tsv");
    for (std::size_t i = 0; i < table.rows(); ++i) {
      DescribingNoun& noun = all[table.at(i, "word")];
      if (noun.use == NounUse::none) noun.use = NounUse::any;
      for (const std::string_view word : words_of(table.at(i, "cues"))) {
        const bool known = std::ranges::any_of(noun.cues, [&](const Cue& cue) { return same_stem(cue.word, word); });
        if (!known) noun.cues.push_back({word, false});
      }
    }
  }
};

bool has(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// An ending, or the doubled last letter of the stem and an ending.
bool is_ending(std::string_view rest, char last) {
  static constexpr auto kEndings = std::to_array<std::string_view>(
      {"",    "s",   "es",  "d",   "ed",  "ing", "er", "ers",  "or",   "ors", "e",     "y",
       "ies", "ied", "ist", "ion", "ery", "ry",  "al", "ment", "ance", "ant", "ation", "ator"});
  if (std::find(kEndings.begin(), kEndings.end(), rest) != kEndings.end()) return true;
  return rest.size() > 1 && rest[0] == last &&
         std::find(kEndings.begin(), kEndings.end(), rest.substr(1)) != kEndings.end();
}

}  // namespace

const DescribingNoun& describing_noun(std::string_view word) {
  static const Nouns nouns;
  static const DescribingNoun none;
  static const lexicon::WordSet more("coref_more_person_nouns.txt");
  static const DescribingNoun person = [] {
    DescribingNoun out;
    out.use = NounUse::scene;  // nothing is known of them, so that they are not the last one left over
    return out;
  }();
  const auto found = nouns.all.find(word);
  if (found != nouns.all.end()) return found->second;
  return more.has(word) ? person : none;
}

bool names_trade(std::string_view word) {
  if (role_word(word)) return true;
  return word.size() > 3 && describing_noun(word).use != NounUse::none && converse_of(word).empty();
}

bool names_trades(std::string_view word) {
  return plural_role(word) || (word.size() > 4 && word.back() == 's' && names_trade(word.substr(0, word.size() - 1)));
}

bool is_undergoer(std::string_view noun) {
  return is_any_of(
      noun, {"victim",   "patient",    "defendant",  "accused",       "suspect",    "hostage",  "prisoner", "inmate",
             "survivor", "councillor", "councilman", "councilwoman",  "politician", "lawmaker", "newcomer", "winner",
             "head",     "widow",      "widower",    "whistleblower", "candidate",  "refugee"});
}

int stands_for(std::string_view word, std::string_view role) {
  if (word == role) return 4;
  const DescribingNoun& mine = describing_noun(word);
  if (has(mine.of, role)) return 3;
  if (mine.use == NounUse::none || mine.use == NounUse::bare) return 0;
  const DescribingNoun& theirs = describing_noun(role);
  return has(theirs.is, word) || has(mine.is, role) || has(theirs.of, word) ? 2 : 0;
}

bool same_stem(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() < 3 || b.size() < 3 || a[0] != b[0] || a[1] != b[1] || a[2] != b[2]) return false;
  std::size_t n = 3;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  // A stem of three letters carries the plainest endings only: "rob", "robbed", and not "robe", "robin".
  for (std::size_t stem = n; stem >= 3 && stem + 1 >= n; --stem)
    if (is_ending(a.substr(stem), a[stem - 1]) && is_ending(b.substr(stem), b[stem - 1])) return true;
  return false;
}

Converse converse_of(std::string_view relation) {
  struct Row {
    std::string_view word;
    Converse converse;
  };
  static constexpr auto kRows = std::to_array<Row>({
      {"wife", {"husband", "wife", "partner"}},
      {"husband", {"husband", "wife", "partner"}},
      {"widow", {"husband", "wife", "partner"}},
      {"partner", {"partner", "partner", "partner"}},
      {"son", {"father", "mother", "parent"}},
      {"daughter", {"father", "mother", "parent"}},
      {"child", {"father", "mother", "parent"}},
      {"father", {"son", "daughter", "child"}},
      {"mother", {"son", "daughter", "child"}},
      {"brother", {"brother", "sister", "sibling"}},
      {"sister", {"brother", "sister", "sibling"}},
      {"uncle", {"nephew", "niece", "nephew"}},
      {"aunt", {"nephew", "niece", "nephew"}},
      {"nephew", {"uncle", "aunt", "uncle"}},
      {"niece", {"uncle", "aunt", "uncle"}},
      {"grandson", {"grandfather", "grandmother", "grandparent"}},
      {"granddaughter", {"grandfather", "grandmother", "grandparent"}},
      {"grandfather", {"grandson", "granddaughter", "grandchild"}},
      {"grandmother", {"grandson", "granddaughter", "grandchild"}},
      {"cousin", {"cousin", "cousin", "cousin"}},
      {"neighbour", {"neighbour", "neighbour", "neighbour"}},
      {"neighbor", {"neighbor", "neighbor", "neighbor"}},
      {"colleague", {"colleague", "colleague", "colleague"}},
      {"counterpart", {"counterpart", "counterpart", "counterpart"}},
      {"classmate", {"classmate", "classmate", "classmate"}},
      {"teammate", {"teammate", "teammate", "teammate"}},
      {"team-mate", {"team-mate", "team-mate", "team-mate"}},
      {"co-star", {"co-star", "co-star", "co-star"}},
      {"friend", {"friend", "friend", "friend"}},
      {"twin", {"twin", "twin", "twin"}},
      {"opponent", {"opponent", "opponent", "rival"}},
      {"rival", {"rival", "rival", "opponent"}},
      {"predecessor", {"successor", "successor", "successor"}},
      {"successor", {"predecessor", "predecessor", "predecessor"}},
      {"landlord", {"tenant", "tenant", "tenant"}},
      {"landlady", {"tenant", "tenant", "tenant"}},
      {"tenant", {"landlord", "landlady", "landlord"}},
      {"lawyer", {"client", "client", "client"}},
  });
  const auto found = std::find_if(kRows.begin(), kRows.end(), [&](const Row& row) { return row.word == relation; });
  return found == kRows.end() ? Converse{} : found->converse;
}

}  // namespace whosays::coref
