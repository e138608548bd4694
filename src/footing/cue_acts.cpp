#include "footing/cue_acts.h"

#include <string>

#include "base/word_map.h"
#include "footing/grammar.h"
#include "footing/token_text.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

/// Act, stance and certainty of every cue lemma and fixed phrase.
struct CueActs {
  WordMap<CueAct> rows;

  CueActs() {
    add("cues.tsv", "lemma");
    add("refusals.tsv", "phrase");
    add("unanswered.tsv", "phrase");
    add("implicit.tsv", "phrase");
    add("more_cues.tsv", "lemma");
    add("cue_acts.tsv", "lemma");
  }

  void add(std::string_view file, std::string_view key) {
    const lexicon::Table table(file);
    for (std::size_t row = 0; row < table.rows(); ++row) {
      CueAct value;
      if (const auto act = parse_word<Act>(table.at(row, "act"))) value.act = *act;
      if (table.at(row, "stance") == "-") value.polarity = Polarity::negative;
      if (const auto certainty = parse_word<Certainty>(table.at(row, "certainty"))) value.certainty = *certainty;
      const std::string_view phrase = table.at(row, "phrase");
      if (value.act == Act::assert_ &&
          (phrase.find("believed") != phrase.npos || phrase.find("thought") != phrase.npos))
        value.act = Act::believe;
      rows.emplace(table.at(row, key), value);
    }
  }
};

const CueActs& cue_acts() {
  static const CueActs all;
  return all;
}

const CueAct* find(std::string_view lemma) {
  const auto found = cue_acts().rows.find(lemma);
  return found == cue_acts().rows.end() ? nullptr : &found->second;
}

/// "took aim", "pushed back": the verb and the word behind it in the cue.
const CueAct* with_particle(const Passage& passage, const Grammar& g, std::string_view lemma, TokenRange cue) {
  for (std::uint32_t i = cue.begin; i < cue.end; ++i) {
    if (g.lemma(g.word_at(i)) != lemma) continue;
    if (const CueAct* form = find(passage.tokens.lower_at(i)); form != nullptr && passage.tokens.lower_at(i) != lemma)
      return form;  // "is considering" is not "considers"
    if (i + 1 < cue.end)
      if (const CueAct* both = find(std::string(lemma) + "_" + std::string(passage.tokens.lower_at(i + 1))))
        return both;
  }
  return nullptr;
}

/// "sought to portray": what is tried is the act, not the trying.
const CueAct* tried(const Passage& passage, const Grammar& g, TokenRange cue) {
  static const CueAct said;
  for (std::uint32_t i = cue.begin + 1; i + 1 < cue.end; ++i) {
    if (passage.tokens.lower_at(i) != "to") continue;
    const CueAct* act = act_of_lemma(g.lemma(g.word_at(i + 1)));
    return act != nullptr ? act : &said;
  }
  return nullptr;
}

/// "pushed back and maintained": of what else the cue says.
const CueAct* any_particle(const Passage& passage, const Grammar& g, TokenRange cue) {
  for (std::uint32_t i = cue.begin; i + 1 < cue.end; ++i) {
    // "fought back tears"
    const bool ends =
        i + 2 == cue.end || passage.tokens.lower_at(i + 2) == "and" || is_preposition(passage.tokens.lower_at(i + 2));
    if (g.upos(g.word_at(i)) != Upos::verb || !ends) continue;
    const CueAct* both = find(std::string(g.lemma(g.word_at(i))) + "_" + std::string(passage.tokens.lower_at(i + 1)));
    if (both != nullptr && both->act != Act::assert_) return both;
  }
  return nullptr;
}

const CueAct* last_telling_word(const Passage& passage, const Grammar& g, TokenRange cue) {
  for (std::uint32_t i = cue.end; i-- > cue.begin;) {
    const Upos tag = g.upos(g.word_at(i));
    if (tag == Upos::adp || tag == Upos::sconj) continue;  // "sums it up like this" likes nothing
    for (const std::string_view word : {passage.tokens.lower_at(i), g.lemma(g.word_at(i))})
      if (const CueAct* found = find(word); found != nullptr && found->act != Act::assert_) return found;
  }
  return nullptr;
}

}  // namespace

const CueAct* act_of_lemma(std::string_view lemma) {
  if (const CueAct* found = find(lemma)) return found;
  // The ending of a verb that the tagger does not know is guessed: "blaste", "signall".
  if (lemma.size() < 4) return nullptr;
  const std::string_view shorter = lemma.substr(0, lemma.size() - 1);
  const bool guessed = lemma.ends_with('e') || lemma.back() == shorter.back();
  return guessed ? find(shorter) : find(std::string(lemma) + "e");
}

const CueAct* cue_act(const Passage& passage, std::string_view lemma, std::span<const Span> cue) {
  static const WordBag& carriers = act_words("carries");
  const CueAct* own = act_of_lemma(lemma);
  const Grammar g(passage);
  if (cue.empty() || !g.present()) return own;
  const TokenRange tokens = tokens_of(passage, cue.front());
  if (lemma == "seek")
    if (const CueAct* act = tried(passage, g, tokens)) return act;
  if (const CueAct* both = with_particle(passage, g, lemma, tokens)) return both;
  if (own == nullptr || own->act == Act::assert_)
    if (const CueAct* both = any_particle(passage, g, tokens)) return both;
  if (own != nullptr && !carriers.contains(lemma)) return own;
  const CueAct* told = last_telling_word(passage, g, tokens);
  return told != nullptr ? told : own;
}

}  // namespace whosays::footing
